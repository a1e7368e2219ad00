"""What the output guard catches of lies, and lets through of the truth. `python -m bench.guards` prints the figures."""

from collections import Counter

from tests.unit.dialogue.guards.measuring import judged, judged_rewording, lies, rewordings, sample_city

VALUES = {"amount", "date", "time", "number", "weekday", "phone", "url", "office"}


def test_no_altered_value_passes_and_hardly_a_turned_meaning() -> None:
    made, passed = Counter[str](), []
    for lie, approved in lies(seed=4, most=6):
        made[lie.kind] += 1
        if judged(lie.text, approved).passed:
            passed.append(lie)

    assert sum(made.values()) >= 1000
    assert set(made) == {*VALUES, "negation"}
    assert [lie for lie in passed if lie.kind in VALUES] == []
    assert len(passed) <= 0.03 * made["negation"], [(lie.key, lie.before, lie.after) for lie in passed]


def test_every_approved_answer_supports_itself_with_its_link() -> None:
    city = sample_city()
    for key, entry in city.entries.items():
        for wording in entry.wordings.values():
            verdict = judged(f"{wording.answer}\n{entry.source_url}", city.approved([key]))
            assert verdict.passed, (key, str(verdict))


def test_nine_of_ten_true_rewordings_pass() -> None:
    refused = [(each.text, str(judged_rewording(each, alone=False))) for each in rewordings()]
    refused = [pair for pair in refused if pair[1] != "passed"]

    assert len(rewordings()) >= 120
    assert len(refused) <= 0.1 * len(rewordings()), refused


def test_most_rewordings_pass_where_the_city_wrote_one_language_only() -> None:
    passed = [judged_rewording(each, alone=True).passed for each in rewordings()]

    assert sum(passed) >= 0.8 * len(passed)
