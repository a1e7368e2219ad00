"""What speaks against a draft, in the editor's language: its texts, its links, and what its trial found."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from bot import languages
from bot.web.console.intent_checks import default_language
from bot.web.console.intent_fields import part_labels, readable
from bot.web.console.text_findings import FORMATTED, NOT_READ, examiner
from bot.web.console.words import LINK_TROUBLES, word
from intents.gate.comparing import share
from intents.gate.findings import Finding, new_lines
from intents.gate.links import checks_of, links_in
from intents.models import IntentRevision, Trial
from intents.publishing import current_number, published_items
from intents.reading import filling
from intents.topic_rules import rule_of


def findings_of(revision: IntentRevision) -> list[Finding]:
    """All that can be told without a trial: it takes no longer than a page may."""
    return [*_in_the_texts(_new_texts(revision)), *_translations(revision), *_links(revision)]


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
    before = readable(live, now).values() if live else ()
    return {label: new_lines(before, text) for label, text in readable(revision, now).items()}


def _in_the_texts(new: dict[str, list[str]]) -> Iterator[Finding]:
    examine, labels = examiner(), part_labels()
    for label, lines in new.items():
        part = next((part for part in (*NOT_READ, FORMATTED) if label.endswith(labels[part])), label)
        for found in examine(part, lines):
            yield Finding(_("%(part)s: %(told)s") % {"part": label, "told": found.told}, found.grave)


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
