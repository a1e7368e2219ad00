"""What citizens could not find becomes new answers: grouped for the console, and proposed by staff from a case."""

from tests.rig import Rig, manage, wait_until
from tests.scenario.test_desk import card_again, waiting_case
from tests.scenario.test_scenes import reply_with

_GROUP = "from tasks.doorbell import ring_grouping; ring_grouping()"


def test_questions_without_an_answer_are_grouped_by_meaning_in_both_languages(counter: Rig) -> None:
    before = counter.rows("SELECT count(*) FROM store_unfoundquestion")[0][0]
    for text in ("公園でドローンを飛ばしてもいいですか", "Can I fly my drone over the beach?"):
        user = counter.citizen()
        counter.say(user, text)
        wait_until(lambda user=user: counter.words_read_by(user), what="an honest answer")
    manage(counter.environment, "shell", "-c", _GROUP)
    rows = "SELECT q.group_id, q.language FROM store_unfoundquestion q JOIN store_messagerow m ON m.id = q.message_id"
    wait_until(lambda: len(counter.rows(rows)) >= before + 2, 60, "the questions are grouped")
    newest = counter.rows(f"{rows} WHERE m.text_masked LIKE '%ドローン%' OR m.text_masked LIKE '%drone%'")
    assert {language for _, language in newest} == {"ja", "en"}
    assert len({group for group, _ in newest}) == 1


def test_a_reply_becomes_a_draft_once_and_the_thread_is_told(counter: Rig) -> None:
    user, card = waiting_case(counter)
    counter.open_form(card, "reply")
    reply_with(counter, "公園では市の許可が要ります。")
    wait_until(lambda: "公園では市の許可が要ります。" in counter.words_read_by(user), what="the reply")
    counter.close(card_again(counter, card))
    wait_until(
        lambda: "propose_answer" in str(card_again(counter, card)["blocks"]), what="the button on the ended card"
    )
    published = counter.rows("SELECT max(number) FROM intents_publication")
    counter.open_form(card_again(counter, card), "propose_answer")
    counter.fill_in(title="公園のドローン", question="公園でドローンを飛ばせますか。", answer="市の許可が要ります。")
    wait_until(lambda: "FAQの下書き" in str(card_again(counter, card)["replies"]), what="the thread is told")

    def told() -> bool:
        counter.press(card_again(counter, card), "propose_answer")
        return "すでにFAQの下書き" in str(counter.state()["slack"]["notices"])

    wait_until(told, what="the second press is told", pause=1.0)
    drafts = counter.rows("SELECT state FROM intents_intentrevision WHERE note LIKE '相談 % のやりとりから作成'")
    assert drafts == [("draft",)]
    assert counter.rows("SELECT max(number) FROM intents_publication") == published
    assert len([reply for reply in card_again(counter, card)["replies"] if "FAQの下書き" in reply["text"]]) == 1
