"""What speaks against a draft, in the editor's language: its texts, its links, and what its trial found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from bot import languages
from bot.dialogue.guards.residue import residue
from bot.domain.formatting import plain
from bot.domain.personal_data import Kind
from bot.privacy.masking import find
from bot.privacy.published import published_in
from bot.web.console.intent_checks import default_language
from bot.web.console.intent_fields import part_labels, readable
from bot.web.console.words import LINK_TROUBLES, PERSONAL_DATA, word
from intents.gate.comparing import share
from intents.gate.links import checks_of, links_in
from intents.glossary import groups_of, latest_lexicon
from intents.lexicon import forbidden_in
from intents.models import IntentRevision, Trial
from intents.publishing import current_number, published_items
from intents.reading import departments, entries_of, filling
from intents.topic_rules import rule_of

_CONTACT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.POSTAL, Kind.ADDRESS})  # as offices have them too


@dataclass(frozen=True)
class Finding:
    """A `grave` one needs a reason to publish all the same."""

    told: str
    grave: bool = False


def findings_of(revision: IntentRevision) -> list[Finding]:
    """All that can be told without a trial: it takes no longer than a page may."""
    new = _new_texts(revision)
    in_the_texts = [*_personal_data(new), *_left_behind(new), *_forbidden(new)]
    return [*in_the_texts, *_translations(revision), *_links(revision)]


def objections(revision: IntentRevision) -> list[str]:
    """Why publishing needs a reason."""
    grave = [finding.told for finding in findings_of(revision) if finding.grave]
    return [*grave, *_below_the_bar(revision)]


def _below_the_bar(revision: IntentRevision) -> Iterator[str]:
    bar = rule_of(revision.content["topic"]).bar
    trial = Trial.objects.filter(revision=revision).first()
    if not bar:
        return
    if trial is None or trial.state != Trial.State.DONE:
        yield _("The golden questions have not been asked yet.")
    elif (reached := share(trial.result["topic"])) < bar:
        told = {"reached": reached, "bar": bar}
        yield _("Of the topic's golden questions, %(reached)d%% are answered; %(bar)d%% are wanted.") % told


def _new_texts(revision: IntentRevision) -> dict[str, list[str]]:
    """By label, the lines that citizens do not read yet, as they will: what is live was looked at before."""
    live = IntentRevision.objects.filter(pk=published_items(current_number()).get(revision.intent_id, 0)).first()
    now = filling()
    answer = part_labels()["answers"]
    before = {line for text in readable(live, now).values() for line in text.splitlines()} if live else set()
    return {
        label: [
            plain(line) if label.endswith(answer) else line
            for line in text.splitlines()
            if line.strip() and line not in before
        ]
        for label, text in readable(revision, now).items()
    }


def _personal_data(new: dict[str, list[str]]) -> Iterator[Finding]:
    published = _published(current_number())
    for label, lines in new.items():
        kinds = dict.fromkeys(found.kind for line in lines for found in find(line, published) if "://" not in line)
        for kind in kinds:
            told = _("%(part)s: this looks like personal data (%(kind)s).")
            yield Finding(told % {"part": label, "kind": word(PERSONAL_DATA, kind)}, grave=kind not in _CONTACT)


@lru_cache(maxsize=2)
def _published(publication: int) -> frozenset[str]:
    answers = (text.answer for entry in entries_of(publication) for text in entry.wordings.values())
    return published_in((*answers, *(department.phone for department in departments().values())))


def _left_behind(new: dict[str, list[str]]) -> Iterator[Finding]:
    for label, lines in new.items():
        for piece in dict.fromkeys(residue("\n".join(lines))):
            told = _("%(part)s: “%(piece)s” looks like something an AI or a template left behind.")
            yield Finding(told % {"part": label, "piece": piece[:60]}, grave=True)


def _forbidden(new: dict[str, list[str]]) -> Iterator[Finding]:
    """In what citizens read; in an example the word is theirs."""
    groups, examples = groups_of(latest_lexicon()), part_labels()["examples"]
    for label, lines in new.items():
        for form in forbidden_in("\n".join(lines), groups) if not label.endswith(examples) else ():
            told = _("%(part)s: the city does not write “%(word)s” (lexicon).")
            yield Finding(told % {"part": label, "word": form}, grave=True)


def _translations(revision: IntentRevision) -> Iterator[Finding]:
    answers, main = revision.content["answers"], default_language()
    missing = [languages.NAMES[code] for code in languages.ALL if code != main and not answers.get(code)]
    stale = [languages.NAMES[code] for code in languages.ALL if code in revision.stale]
    if not answers.get(main):
        told = _("The main language (%(language)s) has no answer.")
        yield Finding(told % {"language": languages.NAMES[main]}, grave=True)
    if missing:
        yield Finding(_("Not written in: %(languages)s.") % {"languages": ", ".join(missing)})
    if stale:
        told = _("Older than the text of the main language: %(languages)s. Please compare them.")
        yield Finding(told % {"languages": ", ".join(stale)})


def _links(revision: IntentRevision) -> Iterator[Finding]:
    urls = links_in(revision, filling())
    checks = checks_of(urls)
    for url in urls:
        check = checks.get(url)
        if check is None:
            yield Finding(_("The link %(url)s has not been looked at yet.") % {"url": url})
        elif check.trouble:
            at = date_format(localtime(check.checked_at), "SHORT_DATETIME_FORMAT")
            told = _("The link %(url)s could not be opened on %(at)s: %(trouble)s.")
            yield Finding(told % {"url": url, "at": at, "trouble": word(LINK_TROUBLES, check.trouble)})
