"""How much two notes say the same."""


def similarity(first: str, second: str) -> float:
    """Jaccard index of word trigrams, 0 to 1; 0 where either has fewer than three words."""
    left, right = _trigrams(first), _trigrams(second)
    return len(left & right) / len(left | right) if left and right else 0.0


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,;:!?\"'“”’()").casefold() for word in text.split()]
    words = [word for word in words if word]
    return {tuple(words[index : index + 3]) for index in range(len(words) - 2)}
