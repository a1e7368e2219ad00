from bot.web.console.differences import differences


def test_equal_texts_have_no_difference() -> None:
    assert differences({"a": "x\ny"}, {"a": "x\ny"}) == []


def test_a_changed_line_marks_the_changed_characters() -> None:
    (difference,) = differences({"回答": "手数料は300円です。"}, {"回答": "手数料は350円です。"})
    removed, added = difference.lines
    assert (removed.kind, [piece.text for piece in removed.pieces if piece.changed]) == ("removed", ["0"])
    assert (added.kind, [piece.text for piece in added.pieces if piece.changed]) == ("added", ["5"])


def test_lines_that_have_nothing_in_common_are_told_whole() -> None:
    (difference,) = differences({"a": "abc"}, {"a": "xyz"})
    assert [(line.kind, line.text) for line in difference.lines] == [("removed", "abc"), ("added", "xyz")]


def test_a_label_that_is_gone_is_all_removed() -> None:
    (difference,) = differences({"a": "one\ntwo"}, {})
    assert [line.kind for line in difference.lines] == ["removed", "removed"]
