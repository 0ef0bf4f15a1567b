"""Text that any store can keep."""

from hypothesis import given
from hypothesis import strategies as st

from onward.lib.text import clean, decode_bytes, drop_padding, unfold_flowed


@given(
    st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["utf-7", "utf-16", "cp1252"]))
)
def test_it_makes_storable_text_of_any_bytes_in_any_charset(data: bytes, charset: str | None) -> None:
    text = decode_bytes(data, charset)
    text.encode("utf-8")
    assert "\x00" not in text
    assert "\r" not in text


@given(st.text(max_size=100))
def test_it_reads_utf8_back_as_it_was_written(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    assert decode_bytes(data, "utf-8") == clean(text) == clean(clean(text))


def test_it_keeps_emoji_whole_and_drops_what_nobody_sees() -> None:
    assert drop_padding("a\u200b\ufeffb 👩\u200d⚕️ \u200c\u200c c") == "ab 👩\u200d⚕️  c"


def test_it_joins_flowed_text_at_soft_breaks_only() -> None:
    assert unfold_flowed("one \ntwo\nthree") == "one two\nthree"
    assert unfold_flowed("ab \ncd", delete_space=True) == "abcd"
    assert unfold_flowed("> a \nb") == "> a \nb"
