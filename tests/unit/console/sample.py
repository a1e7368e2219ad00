"""Rows of every kind that the console shows, small enough to read."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from bot.domain.counter import Counter
from bot.domain.model import CAREFUL, Rung
from bot.store import counter
from bot.store.models import (
    CannedTextRow,
    CaseRow,
    ContactRow,
    ConversationRow,
    CountedDay,
    CounterRow,
    DecisionRow,
    DeliveryRow,
    Destination,
    InboxEvent,
    MessageRow,
    ModelCallRow,
    ModelTroubleRow,
    ModelWatchRow,
    QuestionGroup,
    QuotaReading,
    RemovalRun,
    RetentionRule,
    SignalRow,
    SwitchesRow,
    TranslationRow,
    TurnRow,
    UnfoundQuestion,
)
from bot.store.quota import this_month
from bot.store.sealing import seal, seal_json
from bot.store.switches import change
from bot.web.console.table_names import names_here
from intents.content import Content, Terms
from intents.exporting import intents_now
from intents.glossary import with_group
from intents.lexicon import Group
from intents.models import (
    BroughtFile,
    CityProfile,
    Department,
    GoldenQuestion,
    Intent,
    IntentRevision,
    LexiconRevision,
    TopicRule,
)
from intents.publishing import save_lexicon, save_revision
from intents.tables.importing import bring
from intents.tables.writing import as_csv, rows_of

HOURS = {"mon": ["08:30-17:15"], "public_holidays": "closed", "year_end": "12-29/01-03"}


def make_city() -> CityProfile:
    make_department("general", "総合案内", "General Information")
    return CityProfile.objects.create(
        key="minatogawa",
        names={"ja": "みなと川市", "en": "Minatogawa City"},
        default_language="ja",
        default_department="general",
        time_zone="Asia/Tokyo",
        site_url="https://www.city.minatogawa.example/",
        retention_days=90,
    )


def make_department(key: str, name: str, english: str) -> Department:
    return Department.objects.create(
        key=key,
        names={"ja": name, "en": english},
        phone="0000-00-1100",
        place={"ja": "本庁舎1階", "en": "City Hall 1F"},
        languages=["ja", "en"],
        hours=HOURS,
    )


def make_intent(key: str, title: str, answer: str, examples: tuple[str, ...] = ()) -> IntentRevision:
    department = Department.objects.get(key="general")
    intent = Intent.objects.create(key=key, department=department, topic="waste")
    content = Content(
        department="general",
        topic="waste",
        title={"ja": title, "en": key[:20]},
        question={"ja": f"{title}は。", "en": f"What about {key}?"},
        answers={"ja": answer, "en": f"About {key}.\nSecond line."},
        examples={"ja": examples},
    )
    terms = Terms(f"https://www.city.minatogawa.example/{key}", date(2026, 4, 1), date(2030, 3, 31))
    return save_revision(intent, content, terms)


def make_brought_file() -> BroughtFile:
    """The answers themselves, with one word changed."""
    data = as_csv(rows_of(intents_now(), names_here(), "ja")).decode("utf-8-sig").replace("8時30分", "8時")
    return bring(data.encode(), "faq.csv", None)


def make_words() -> LexiconRevision:
    return save_lexicon(with_group(Group(("コアラ証", "コアラ"), ("koala card",), "term")), note="the zoo")


def make_conversation() -> ConversationRow:
    contact = ContactRow.objects.create(channel="line", language="ja")
    return ConversationRow.objects.create(contact=contact, language="ja", owner="queue", last_at=timezone.now())


def make_turn(conversation: ConversationRow, text: str, intent: str) -> DecisionRow:
    now = timezone.now()
    said = MessageRow.objects.create(
        conversation=conversation,
        speaker="citizen",
        kind="text",
        text_masked=text,
        text_sealed=seal(text),
        at=now,
    )
    event = _event(conversation, "handled", f"event-{said.pk}")
    turn = TurnRow.objects.create(
        event=event, conversation=conversation, utterance=said, status="answered_match", at=now
    )
    return DecisionRow.objects.create(
        turn=turn,
        language="ja",
        intent=intent,
        revision=1,
        publication=1,
        certainty="certain",
        candidates=[{"key": intent, "score": 0.91, "parts": {"bm25": 0.8, "vector": 0.95}}],
        verdicts={"input": "clean"},
        steps=[{"name": "match", "milliseconds": 12.5}],
    )


def make_signal(decision: DecisionRow, kind: str = "helpful") -> SignalRow:
    return SignalRow.objects.create(
        turn=decision.turn,
        conversation=decision.turn.conversation,
        intent=decision.intent,
        kind=kind,
        language="ja",
        at=timezone.now(),
    )


def _event(conversation: ConversationRow | None, state: str, event_id: str, problem: str = "") -> InboxEvent:
    now = timezone.now()
    return InboxEvent.objects.create(
        channel="line",
        event_id=event_id,
        contact=conversation.contact if conversation else None,
        kind="text",
        state=state,
        occurred_at=now,
        received_at=now,
        due_at=now,
        problem=problem,
    )


def make_bad_event() -> InboxEvent:
    return _event(None, "bad", "bad:1", "no source in the event")


def make_counted_day() -> CountedDay:
    return CountedDay.objects.create(day=timezone.localdate() - timedelta(days=1))


def make_case(conversation: ConversationRow) -> CaseRow:
    return CaseRow.objects.create(
        number="C-7K2M",
        conversation=conversation,
        contact=conversation.contact,
        department="general",
        room="C0MADOGUCHI",
        reason="asked",
        language="ja",
        state="waiting",
        opened_at=timezone.now() - timedelta(minutes=5),
    )


def make_delivery(
    conversation: ConversationRow, state: str, text: str = "市役所の電話は03-1234-5678です。"
) -> DeliveryRow:
    to, _created = Destination.objects.get_or_create(channel="line", contact=conversation.contact)
    now = timezone.now()
    payload: dict[str, Any] = {"messages": [{"type": "text", "text": text}], "choices": [], "sender": ""}
    return DeliveryRow.objects.create(
        key=f"{state}:{DeliveryRow.objects.count()}",
        destination=to,
        conversation=conversation,
        speaker="answer",
        state=state,
        payload=seal_json(payload) if state not in ("sent", "withdrawn") else b"",
        attempts=3,
        due_at=now,
        created_at=now,
        ended_at=now,
        detail="LINE: 400 The property, 'to', in the request body is invalid" if state == "dead" else "",
        method="push" if state == "sent" else "",
    )


def make_quota() -> QuotaReading:
    return QuotaReading.objects.create(channel="line", month=this_month(), used=120, limit=200, read_at=timezone.now())


def make_canned_text() -> CannedTextRow:
    return CannedTextRow.objects.create(title="受付時間", texts={"ja": "{department.hours}に受け付けています。"})


def make_translation(revision: IntentRevision) -> TranslationRow:
    return TranslationRow.objects.create(
        intent=revision.intent.key,
        revision=revision.number,
        language="en",
        title="Garbage",
        question="How do I put out garbage?",
        answer="Please put it out by 8:30 a.m.",
        prompt="2-0123abcd",
        model="counter-test",
    )


def make_rule(topic: str = "", **rule: Any) -> TopicRule:
    return TopicRule.objects.create(topic=topic, **rule)


def make_golden(revision: IntentRevision, text: str = "ごみっていつ出すの") -> GoldenQuestion:
    return GoldenQuestion.objects.create(text=text, language="ja", intent=revision.intent)


def make_switches() -> SwitchesRow:
    """The rung that rewords answers was switched off altogether."""
    rungs = {**CAREFUL.rungs, Rung.COMPOSE: replace(CAREFUL.rungs[Rung.COMPOSE], on=False)}
    return change(replace(CAREFUL, rungs=rungs), "user:1", "an answer read badly")


def make_unfound(*decisions: DecisionRow) -> QuestionGroup:
    """A group of what was asked in these turns."""
    group = QuestionGroup.objects.create(department="general")
    for decision in decisions:
        said = decision.turn.utterance
        assert said is not None
        UnfoundQuestion.objects.create(
            group=group, message=said, language="ja", why="unanswered", at=said.at, vector=b"", made_with="sample"
        )
    return group


def make_rule_of_keeping(kind: str = "utterances", days: int = 30) -> RetentionRule:
    return RetentionRule.objects.create(kind=kind, days=days)


def make_removal() -> RemovalRun:
    counts = {"utterances": 1200, "conversations": 3}
    return RemovalRun.objects.create(cause="night", actor="clock", started_at=timezone.now(), counts=counts)


def make_counter() -> CounterRow:
    return counter.change(Counter(topics_off=frozenset({"waste"})), "user:1", "a sample")


def make_model_call(decision: DecisionRow, outcome: str = "answered") -> ModelCallRow:
    return _make_call(outcome, turn=decision.turn, purpose="choose")


def make_staffs_call(staff: str, purpose: str, outcome: str = "answered") -> ModelCallRow:
    return _make_call(outcome, staff=staff, purpose=purpose)


def _make_call(outcome: str, **about: Any) -> ModelCallRow:
    return ModelCallRow.objects.create(
        **about,
        outcome=outcome,
        prompt="1-0123abcd",
        model="counter-test",
        tokens_in=1200,
        tokens_out=34,
        cost=Decimal("0.000534"),
        milliseconds=840.5,
        attempts=1,
        at=timezone.now(),
    )


def make_model_trouble() -> ModelWatchRow:
    now = timezone.now()
    ModelTroubleRow.objects.create(trouble="wrong_key", since=now, last_at=now, count=4, detail="HTTP 401")
    return ModelWatchRow.objects.create(failures=4, paused_since=now, paused_until=now + timedelta(seconds=30))
