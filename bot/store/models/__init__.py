"""The tables. Constraints carry the promises: an event once, an outbox row once, one open case a conversation."""

from bot.store.models.accounts import AccountRow
from bot.store.models.attachments import AttachmentRow
from bot.store.models.audit import AuditEntry
from bot.store.models.canned import CannedTextRow
from bot.store.models.conversations import Address, CaseRow, ContactRow, ConversationRow, MessageRow
from bot.store.models.counts import CountedDay, CountRow, HourRow, WaitRow, WholeHourRow
from bot.store.models.experiments import ExperimentRow
from bot.store.models.files import FileRow
from bot.store.models.helping import HelpRow, HelpShownRow
from bot.store.models.inbox import InboxEvent
from bot.store.models.keeping import RemovalRun, RetentionRule
from bot.store.models.language_model import ModelCallRow, ModelTroubleRow, ModelWatchRow
from bot.store.models.outbox import DeliveryRow, Destination, QuotaReading
from bot.store.models.proposals import ProposalRow
from bot.store.models.signals import DismissedExample, SignalRow
from bot.store.models.staff import CaseNoteRow, DutyRow, SlackName, StaffMember
from bot.store.models.switches import CounterRow, SwitchesRow
from bot.store.models.translations import TranslationRow
from bot.store.models.turns import DecisionRow, TurnRow
from bot.store.models.unfound import QuestionGroup, UnfoundQuestion

__all__ = [
    "AccountRow",
    "Address",
    "AttachmentRow",
    "AuditEntry",
    "CannedTextRow",
    "CaseNoteRow",
    "CaseRow",
    "ContactRow",
    "ConversationRow",
    "CountRow",
    "CountedDay",
    "CounterRow",
    "DecisionRow",
    "DeliveryRow",
    "Destination",
    "DismissedExample",
    "DutyRow",
    "ExperimentRow",
    "FileRow",
    "HelpRow",
    "HelpShownRow",
    "HourRow",
    "InboxEvent",
    "MessageRow",
    "ModelCallRow",
    "ModelTroubleRow",
    "ModelWatchRow",
    "ProposalRow",
    "QuestionGroup",
    "QuotaReading",
    "RemovalRun",
    "RetentionRule",
    "SignalRow",
    "SlackName",
    "StaffMember",
    "SwitchesRow",
    "TranslationRow",
    "TurnRow",
    "UnfoundQuestion",
    "WaitRow",
    "WholeHourRow",
]
