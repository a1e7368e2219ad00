"""Any sequence of what citizens, staff, timers, repetitions and crashes do keeps what is promised of a case.

A turn is committed as the store does it: whole, and only over the versions that it was decided upon.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.dialogue import acting, reminding
from bot.dialogue.pipeline import respond
from bot.dialogue.turn import Tools
from bot.domain.answers import Candidate, Certainty, Match
from bot.domain.conversation import Case, CaseState, Contact, Conversation, Owner, Wait
from bot.domain.delivery import Speaker
from bot.domain.events import Action, Event, EventKind
from bot.domain.messages import CaseCard, RoomNote
from bot.domain.turns import Resolution, Snapshot, Status
from tests import city

STAFF = ("U0TANAKA", "U0SUZUKI")
QUEUES = {
    "citizens": replace(city.CITIZENS, reply_minutes=30, resolution_minutes=480, next_queue="tax"),
    "tax": replace(city.CITIZENS, key="tax", room="C0TAX", next_queue="general"),
    "general": replace(city.GENERAL, reply_minutes=60, next_queue="citizens"),
}
WORDS = "まだ届いていません"
LOOKED_AT = replace(city.SEAL, draft_first=True)  # staff look at this answer before a citizen reads it
FINDS = {"住民票": city.CERTAIN, "印鑑登録": Match(Certainty.CERTAIN, (Candidate(LOOKED_AT.key, 0.9),))}


class AnySequence(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now, self.count = city.TUESDAY_NOON, 0
        self.contact, self.conversation = Contact("c1", "line", "ja"), Conversation("v1")
        self.cases: dict[str, Case] = {}
        self.moves: dict[str, list[str]] = {}

    # What is committed, and what it may say

    def tools(self) -> Tools:
        knowledge = city.SmallKnowledge(FINDS, departments=QUEUES, entries=(city.RESIDENCE, LOOKED_AT))
        return replace(city.tools(knowledge, now=self.now, supervisor_room="C0SUPERVISORS"), new_id=self.new_id)

    def new_id(self) -> str:
        self.count += 1
        return f"k{self.count}"

    def commit(self, resolution: Resolution) -> bool:
        changed = [case for case in (resolution.case, resolution.opened) if case]
        known = (self.cases[case.id].version for case in changed if case.id in self.cases)
        if resolution.conversation.version != self.conversation.version:
            return False
        if any(case.version != at for case, at in zip((c for c in changed if c.id in self.cases), known, strict=True)):
            return False
        owner = self.conversation.owner
        for case in changed:
            self.cases[case.id] = replace(case, version=case.version + 1)
        self.conversation = replace(resolution.conversation, version=self.conversation.version + 1)
        self.contact = resolution.contact
        self.check_words(resolution, owner)
        return True

    def check_words(self, resolution: Resolution, owner: Owner) -> None:
        rows = resolution.outgoing
        if owner is not Owner.BOT and resolution.event is not None:
            assert not [row for row in rows if row.speaker is Speaker.ANSWER], "the bot talks over staff"
        for speaker, message in ((row.speaker, message) for row in rows for message in row.messages):
            looked_at = speaker is Speaker.STAFF or getattr(message, "title", "") != LOOKED_AT.wordings["ja"].title
            assert looked_at, "an answer that nobody looked at"
            if isinstance(message, CaseCard):
                worked_on = any(button.action != Action.PROPOSE for button in message.buttons)
                assert worked_on == self.cases[message.case_id].is_open, "a card that is not true"
            assert not (isinstance(message, RoomNote) and WORDS in message.text), "words that nobody could unsend there"

    def of(self, case: Case | None) -> Snapshot:
        return Snapshot(self.contact, self.conversation, case)

    @property
    def open_case(self) -> Case | None:
        return next((case for case in self.cases.values() if case.is_open), None)

    # What citizens do

    @rule(
        text=st.sampled_from(
            [WORDS, "住民票", "印鑑登録", "職員と話したい", "ありがとう", "やっぱりいいです", "死にたい"]
        )
    )
    def citizen_writes(self, text: str) -> None:
        self.citizen(city.event(text, occurred_at=self.now))

    @rule(action=st.sampled_from(["cancel_wait", "person"]))
    def citizen_presses(self, action: str) -> None:
        self.citizen(city.press(action, department="citizens"))

    def citizen(self, event: Event) -> None:
        latest = max(self.cases.values(), key=lambda case: int(case.id[1:]), default=None)
        again = latest if latest and latest.reopen_until and latest.reopen_until > self.now else None
        snapshot = replace(self.of(self.open_case), closed_in_silence=None if self.open_case else again)
        resolution = respond(event, snapshot, self.tools())
        assert self.commit(resolution)
        reopened = resolution.decision.status is Status.HANDOFF_REOPENED
        assert not reopened or (resolution.case and resolution.case.wait is Wait.CLAIM), "reopened for nobody"

    # What staff do, on any card that was ever posted

    @precondition(lambda self: self.cases)
    @rule(
        data=st.data(),
        staff=st.sampled_from(STAFF),
        action=st.sampled_from(
            ["claim", "give_back", "send_reply", "send_answer", "close", "transfer", "snooze", "wake", "mark_urgent"]
        ),
    )
    def staff_presses(self, data: st.DataObject, staff: str, action: str) -> None:
        case = self.cases[data.draw(st.sampled_from(sorted(self.cases)))]
        arguments = {"outcome": "answered", "department": "tax", "until": "hour", "revision": str(LOOKED_AT.revision)}
        event = Event("e", "slack", EventKind.PRESS, staff, self.now, action=action, text="返信", arguments=arguments)
        resolution = acting.act(event, self.of(case), self.tools())
        assert self.commit(resolution)
        refused = resolution.decision.status is Status.STAFF_REFUSED
        assert not refused or resolution.outgoing, "a refusal without a word"
        if case.is_open and case.owner not in ("", staff):
            assert resolution.case is None, "somebody else's case was changed"

    # What timers do

    @rule(minutes=st.sampled_from([1, 15, 60, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        """Timers may run late, as after an outage."""
        self.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.open_case)
    @rule(times=st.integers(1, 12))
    def nobody_does_anything(self, times: int) -> None:
        for _ in range(times):
            if case := self.open_case:
                self.timer_comes(case)

    @precondition(lambda self: self.open_case)
    @rule()
    def a_worker_crashes(self) -> None:
        """Before the commit of what a timer decided: the sweep finds it again."""
        before = self.cases.copy()
        self.decided_by_timer(self.open_case)
        assert self.cases == before

    def decided_by_timer(self, case: Case | None) -> Resolution:
        assert case is not None
        assert case.remind_at is not None
        self.now = max(self.now, case.remind_at)
        return reminding.remind(self.of(case), self.tools())

    def timer_comes(self, case: Case) -> None:
        resolution = self.decided_by_timer(case)
        assert self.commit(resolution)
        assert not self.commit(resolution), "the same timer twice"
        self.check_timer(resolution)

    def check_timer(self, resolution: Resolution) -> None:
        assert len([row for row in resolution.outgoing if not row.channel]) <= 1, "a flood for the citizen"
        calls = [row for row in resolution.outgoing if not any(isinstance(m, CaseCard) for m in row.messages)]
        assert len([row for row in calls if row.channel]) <= 2, "a flood for staff"
        if resolution.opened and resolution.case:
            moves = self.moves.setdefault(resolution.case.number, [])
            assert resolution.opened.department not in (*moves, *resolution.case.visited), "a case that goes in circles"
            moves.append(resolution.opened.department)
        after = self.open_case
        assert after is None or (after.remind_at is not None and after.remind_at > self.now), "a timer that never rests"

    # What always holds

    @invariant()
    def one_owner_at_a_time(self) -> None:
        opened = [case for case in self.cases.values() if case.is_open]
        assert len(opened) <= 1
        expected = {case.id for case in opened}
        assert ({self.conversation.case_id} if self.conversation.case_id else set()) == expected
        owner = {CaseState.WAITING: Owner.QUEUE, CaseState.CLAIMED: Owner.STAFF}
        assert self.conversation.owner is (owner[opened[0].state] if opened else Owner.BOT)
        assert not opened or bool(opened[0].owner) == (opened[0].state is CaseState.CLAIMED)

    @invariant()
    def every_wait_has_a_timer(self) -> None:
        for case in self.cases.values():
            assert (case.remind_at is not None) == case.is_open
            assert not (case.is_open and case.reopen_until)


def sequences(count: int) -> settings:
    return settings(max_examples=count, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))


class TestAnySequence(AnySequence.TestCase):
    settings = sequences(30)


@pytest.mark.long
@pytest.mark.timeout(3600)
class TestTenThousandSequences(AnySequence.TestCase):
    settings = sequences(10_000)
