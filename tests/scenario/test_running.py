"""What operators do to a running counter: a channel off and on again, and one citizen erased, over real processes."""

from tests.rig import Rig, manage, wait_until

_SWITCH = """
from bot.domain.counter import Counter
from bot.store import counter
now = counter.latest()
counter.change(Counter(closed={closed}, number=now.number), "user:1", "a test")
"""


def switch(counter: Rig, closed: dict[str, dict[str, str]]) -> None:
    """The next question may come after the 5 seconds that it takes at most."""
    manage(counter.environment, "shell", "-c", _SWITCH.format(closed=closed))
    counter.settle(5.0)


def test_a_channel_is_switched_off_and_on_again_in_running_workers(counter: Rig) -> None:
    user = counter.citizen()
    switch(counter, {"line": {"ja": "点検中です。"}})
    counter.say(user, "住民票はどこで取れますか")
    assert wait_until(lambda: counter.words_read_by(user)) == ["点検中です。"]
    switch(counter, {})
    counter.say(user, "住民票はどこで取れますか")
    assert "手数料は300円です" in wait_until(lambda: counter.words_read_by(user)[1:])[0]


def test_an_erased_citizen_is_gone_from_the_database_and_from_slack(counter: Rig) -> None:
    user = counter.citizen()
    before = len(counter.room())
    counter.say(user, "職員に相談したいです")
    wait_until(lambda: len(counter.room()) > before, what="a card in the room")
    counter.say(user, "やっぱりいいです")
    wait_until(
        lambda: counter.rows("SELECT state FROM store_caserow ORDER BY opened_at DESC LIMIT 1")[0][0] == "cancelled"
    )
    counter.settle(3.0)
    told = manage(counter.environment, "erase_citizen", user, "--reason", "a request", "--yes")
    assert "removed; the proof is removal" in told
    wait_until(lambda: len(counter.room()) == before, 20, "the card is deleted in Slack")
    assert counter.rows("SELECT COUNT(*) FROM store_address WHERE platform_id = ?", user) == [(0,)]
