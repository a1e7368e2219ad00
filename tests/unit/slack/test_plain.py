import pytest

from channels.slack.plain import cut, escape, is_blank, to_plain, units


@pytest.mark.parametrize(
    ("slack", "line"),
    [
        ("ありがとうございます :pray:", "ありがとうございます 🙏"),
        (":wave::skin-tone-3: hello", "👋 hello"),
        (":our_own_emoji:", ":our_own_emoji:"),
        ("10:30:45 から", "10:30:45 から"),
        ("<https://example.lg.jp/a?b=1&amp;c=2>", "https://example.lg.jp/a?b=1&c=2"),
        ("<https://example.lg.jp|市のページ>", "市のページ (https://example.lg.jp)"),
        ("<https://example.lg.jp|https://example.lg.jp>", "https://example.lg.jp"),
        ("<mailto:a@example.lg.jp|a@example.lg.jp>", "a@example.lg.jp"),
        ("<@U0TANAKA|tanaka> に聞く", "@tanaka に聞く"),
        ("<@U0TANAKA>に聞く", "に聞く"),
        ("<!here> <#C0ROOM|general>", "@here #general"),
        ("<!date^1700000000^{date_short}|11月14日>", "11月14日"),
        ("A &amp; B &lt;C&gt;", "A & B <C>"),
        ("&copy; stays", "&copy; stays"),
        ("x < y > z, <b>bold</b>", "x < y > z, <b>bold</b>"),
        ("  \r\nline one\r\nline two\n\n", "line one\nline two"),
        ("a\x00b\ud800c", "abc"),
    ],
)
def test_staff_text_becomes_plain_text(slack: str, line: str) -> None:
    assert to_plain(slack) == line


def test_nothing_in_escaped_text_comes_alive() -> None:
    assert escape("<!channel> <@U0TANAKA> a&b", 100) == "&lt;!channel&gt; &lt;@U0TANAKA&gt; a&amp;b"


def test_only_a_mention_of_one_person_survives_in_our_own_words() -> None:
    assert escape("<@U0TANAKA> <!channel> <@here>", 100, mentions=True) == "<@U0TANAKA> &lt;!channel&gt; &lt;@here&gt;"


def test_escaped_text_is_never_cut_inside_an_entity() -> None:
    assert escape("&" * 10, 12) == "&amp;&amp;…"


def test_cutting_counts_utf16_and_breaks_no_character() -> None:
    assert cut("🍎🍎🍎", 5) == "🍎🍎…"
    assert units("🍎あ") == 3


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "　"])
def test_invisible_text_is_blank(text: str) -> None:
    assert is_blank(text)


def test_visible_text_is_not_blank() -> None:
    assert not is_blank("\u200b。")
