"""A year of a large city's counter, written straight into PostgreSQL: what citizens wrote, what became of it, and 5,000
intents. Four messages a conversation, most of them at noon, each twentieth conversation with a case.
"""

import json
from datetime import date, timedelta

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import UUIDField

from bench.made_up import City
from bot.store.models import (
    CaseRow,
    ContactRow,
    ConversationRow,
    DecisionRow,
    DeliveryRow,
    Destination,
    InboxEvent,
    MessageRow,
    SignalRow,
    TurnRow,
)
from intents.content import Content
from intents.models import CityProfile, Department, Intent, IntentRevision, Publication, PublicationItem
from intents.sources.pack import TOPICS

MESSAGES_EACH = 4
_TABLES = (
    ContactRow,
    Destination,
    ConversationRow,
    InboxEvent,
    MessageRow,
    TurnRow,
    DecisionRow,
    SignalRow,
    CaseRow,
    DeliveryRow,
)
DEPARTMENTS = ("general", "citizens", "tax", "insurance", "children", "waste", "welfare", "works")

_CONVERSATION = "md5('conversation' || g)::uuid"
_OF_MESSAGE = f"md5('conversation' || (g - 1) / {MESSAGES_EACH})::uuid"
# The n-th of a number of things in a year: spread evenly over its days, and over each day as people write.
_MOMENT = """now() - interval '365 days' + floor({share} * 365) * interval '1 day' + interval '1 day' * (
    {share} * 365 - floor({share} * 365) + 0.8 * sin(2 * pi() * ({share} * 365 - floor({share} * 365))) / (2 * pi()))"""
_LANGUAGE = "(array['ja','ja','ja','ja','ja','ja','en','ja-easy'])[1 + {number} %% 8]"
_STATUS = """case when d < 0.55 then 'answered_match' when d < 0.63 then 'answered_follow_up'
    when d < 0.69 then 'answered_chosen' when d < 0.82 then 'clarify_candidates'
    when d < 0.90 then 'unanswered_no_match' when d < 0.92 then 'answered_corrected' else 'courtesy_thanks' end"""


def make(messages: int, intents: int) -> None:
    make_intents(intents)
    talks = messages // MESSAGES_EACH
    contacts = max(1, talks // 4)
    with connection.cursor() as cursor:
        cursor.execute("select setseed(0.5)")
        _give_defaults(cursor)
        for statement in _statements():
            cursor.execute(statement, {"messages": messages, "talks": talks, "contacts": contacts, "intents": intents})
        for table in ("store_inboxevent", "store_messagerow", "store_turnrow"):
            cursor.execute(f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))")
        cursor.execute("vacuum analyze")


def make_intents(count: int) -> None:
    names = {"ja": "課", "en": "Department"}
    departments = [
        Department.objects.create(
            key=key, names={tag: f"{key} {name}" for tag, name in names.items()}, languages=["ja"]
        )
        for key in DEPARTMENTS
    ]
    CityProfile.objects.create(
        key="large",
        names={"ja": "大きな市", "en": "Large City"},
        default_language="ja",
        default_department="general",
        time_zone="Asia/Tokyo",
        site_url="https://www.city.example/",
        retention_days=400,
    )
    topics = sorted(TOPICS)
    rows = Intent.objects.bulk_create(
        Intent(key=f"made-up-{number}", department=departments[number % 13 % 8], topic=topics[number % 13])
        for number in range(1, count + 1)
    )
    revisions = IntentRevision.objects.bulk_create(
        IntentRevision(intent=row, number=1, content=_content(row, made.entry.wordings), **_TERMS)
        for row, made in zip(rows, City().intents(count), strict=True)
    )
    publication = Publication.objects.create(number=1)
    PublicationItem.objects.bulk_create(PublicationItem(publication=publication, revision=each) for each in revisions)


_TERMS = {
    "source_url": "https://www.city.example/",
    "valid_from": date(2026, 4, 1),
    "review_by": date(2026, 4, 1) + timedelta(days=3650),
}


def _content(row: Intent, wordings: object) -> dict[str, object]:
    written = wordings if isinstance(wordings, dict) else {}
    content = Content(
        department=row.department.key,
        topic=row.topic,
        title={tag: wording.question[:40] for tag, wording in written.items()},
        question={tag: wording.question for tag, wording in written.items()},
        answers={tag: wording.answer for tag, wording in written.items()},
        examples={},
    )
    return dict(json.loads(json.dumps(content.as_json())))


def _give_defaults(cursor: CursorWrapper) -> None:
    """What the statements do not name gets what Django would give it: the database itself knows no defaults."""
    for model in _TABLES:
        for field in model._meta.concrete_fields:
            if not (field.null or field.unique or field.is_relation or isinstance(field, UUIDField)):
                value = field.get_db_prep_save(field.get_default(), connection)
                if value is not None:
                    cursor.execute(
                        f"alter table {model._meta.db_table} alter column {field.column} set default %s", [value]
                    )


def _statements() -> list[str]:
    of_talk = _MOMENT.format(share="((g + 1)::float8 / %(talks)s)")
    of_message = _MOMENT.format(share=f"(((g - 1) / {MESSAGES_EACH} + 1)::float8 / %(talks)s)")
    spoken = _LANGUAGE.format(number=f"((g - 1) / {MESSAGES_EACH})")
    return [
        f"""insert into store_contactrow (id, channel, language, created_at)
        select md5('contact' || g)::uuid, 'line', {_LANGUAGE.format(number="g")}, now()
        from generate_series(0, %(contacts)s - 1) g""",
        "insert into store_destination (channel, contact_id) select 'line', id from store_contactrow",
        f"""insert into store_conversationrow (id, contact_id, language, opened_at, last_at, current)
        select {_CONVERSATION}, md5('contact' || g %% %(contacts)s)::uuid, {_LANGUAGE.format(number="g")},
            {of_talk}, {of_talk} + interval '5 minutes', g >= %(talks)s - %(contacts)s
        from generate_series(0, %(talks)s - 1) g""",
        f"""insert into store_inboxevent (id, channel, event_id, kind, message_id, state, occurred_at, received_at,
            due_at)
        select g, 'line', 'event-' || g, 'text', 'message-' || g, 'handled', {of_message}, {of_message}, {of_message}
        from generate_series(1, %(messages)s) g""",
        f"""insert into store_messagerow (id, conversation_id, speaker, kind, platform_id, text_masked, at)
        select g, {_OF_MESSAGE}, 'citizen', 'text', 'message-' || g,
            (array['住民票はどこで取れますか','ごみの日はいつですか','保育園の申し込みについて','税金の支払い方法',
            'Where do I get a certificate?'])[1 + g %% 5] || ' ' || g, {of_message}
        from generate_series(1, %(messages)s) g""",
        f"""insert into store_turnrow (id, event_id, conversation_id, utterance_id, status, at)
        select g, g, {_OF_MESSAGE}, g, {_STATUS}, {of_message}
        from (select g, random() d from generate_series(1, %(messages)s) g) rows""",
        f"""insert into store_decisionrow (turn_id, language, intent, revision, publication, certainty, candidates,
            verdicts, steps, facts)
        select id, {spoken},
            case when status like 'answered%%' then 'made-up-' || 1 + floor(power(random(), 2) * %(intents)s)::int
            else '' end, 1, 1, 'certain', '[]', '{{}}', '[]', '{{}}'
        from (select id, id g, status from store_turnrow) rows""",
        """insert into store_signalrow (turn_id, conversation_id, intent, kind, language, at)
        select t.id, t.conversation_id, d.intent, case when random() < 0.7 then 'helpful' else 'not_helpful' end,
            d.language, t.at + interval '1 minute'
        from store_turnrow t join store_decisionrow d on d.turn_id = t.id
        where t.status like 'answered%%' and random() < 0.08""",
        f"""insert into store_caserow (id, number, conversation_id, contact_id, department, room, reason,
            language, state, opened_at, outcome, asked_at, promised_by, replied_at)
        select md5('case' || g)::uuid, 'C-' || g, c.id, c.contact_id,
            (array['{"','".join(DEPARTMENTS)}'])[1 + g %% {len(DEPARTMENTS)}], 'C0', 'asked', c.language, 'closed',
            c.last_at, 'answered', c.last_at, c.last_at + interval '1 hour',
            c.last_at + interval '1 hour' * -ln(1 - random()) * 0.6
        from generate_series(0, %(talks)s - 1, 20) g join store_conversationrow c on c.id = {_CONVERSATION}""",
        """insert into store_deliveryrow (key, retry_key, destination_id, conversation_id, speaker, state,
            method, due_at, created_at, ended_at)
        select 'd' || t.id, md5('retry' || t.id)::uuid, d.id, c.id, 'answer',
            case when t.id %% 50000 = 0 then 'dead' else 'sent' end, 'reply', t.at, t.at, t.at
        from store_turnrow t join store_conversationrow c on c.id = t.conversation_id
            join store_destination d on d.contact_id = c.contact_id""",
    ]
