"""Which language a text is in, by its small words; "xx" where that cannot be told."""

import re

_SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the and to of you your for we with that this have are our is in on it as be not will i was from at but has would can us".split()
    ),
    "de": frozenset(
        "der die das und zu sie ihre ihren für wir mit dass ist nicht haben im den ein eine auf von uns als auch werden leider bei ich".split()
    ),
    "fr": frozenset(
        "le la les et de des vous votre pour nous avec que est pas dans un une sur du au avons ce qui en été je notre".split()
    ),
    "es": frozenset(
        "el la los y de que usted su para con por no en un una del al se ha lo como te tu nos hemos es las".split()
    ),
    "nl": frozenset(
        "de het en van je u uw voor wij we met dat is niet een in op te zijn hebben ons ook aan jouw bij naar".split()
    ),
    "pt": frozenset(
        "o a os e de que você sua seu para com não em um uma do da ao foi nos por se às temos na no as".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_NON_LATIN = re.compile(r"[Ͱ-῿぀-ヿ㐀-鿿가-힯؀-ۿЀ-ӿ]")


def language_of(text: str) -> str:
    """One of en, de, fr, es, nl, pt, or "xx". Very short texts without any small word count as English."""
    sample = text[:6000]
    words = [word.casefold() for word in _WORD.findall(sample)]
    if not words:
        return "xx" if sample.strip() and _NON_LATIN.search(sample) else "en"
    if len(_NON_LATIN.findall(sample)) > len(sample) / 5:
        return "xx"
    counts = {language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < max(1, len(words) * 0.06):
        return "en" if len(words) < 12 else "xx"
    return best
