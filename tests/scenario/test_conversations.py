"""More than one turn, from webhook to message, over real processes: what was said before is stored in between."""

from tests.rig import Rig, wait_until


def replies(counter: Rig, user: str, text: str) -> list[str]:
    """What the citizen reads after saying this. One row is one call to the platform, so its messages come together."""
    before = len(counter.words_read_by(user))
    counter.say(user, text)
    return wait_until(lambda: counter.words_read_by(user)[before:], what=f"a reply to {text}")


def test_what_names_nothing_is_about_the_latest_answer_which_may_be_corrected(counter: Rig) -> None:
    user = counter.citizen()
    replies(counter, user, "住民票はどこで取れますか")
    lead, answer = replies(counter, user, "土日もやってますか")
    assert lead == "『住民票の写し』のご案内です。"
    assert "市民課の窓口で取れます" in answer
    lead, answer = replies(counter, user, "もう一度お願いします")
    assert lead == "前回の回答をもう一度お送りします。"
    assert "市民課の窓口で取れます" in answer
    [answer] = replies(counter, user, "違います、ごみの日のほうです")
    assert answer.startswith("ごみの出し方")
    [text] = replies(counter, user, "やっぱりいいです")
    assert "取り消しました" in text


def test_two_questions_in_one_message_get_two_answers_in_one_reply(counter: Rig) -> None:
    user = counter.citizen()
    lead, first, second = replies(counter, user, "Where can I get a certificate of residence? And when is garbage day?")
    assert lead.startswith("You asked two questions")
    assert "The fee is 300 yen" in first
    assert "Mondays and Thursdays" in second
    sent = [entry["endpoint"] for entry in counter.ledger() if entry.get("user_id") == user and entry["accepted"]]
    assert sent == ["reply"]
