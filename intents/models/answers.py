"""What the city answers, as it is kept: departments, intents with their revisions, and what is published.

Nothing here is read during a turn: `intents.library` turns one publication into values and keeps those.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bot.domain.answers import OperatingPoint, Sensitivity


class ImmutableRow(Exception):
    """A revision is history: whoever wants to change it saves a new one."""


class Immutable(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ImmutableRow(f"{self} is kept as it is: save a new revision")
        super().save(*args, **kwargs)


class Department(models.Model):
    """`hours` keeps the form of a pack file; `loaded` is what the pack said last, to tell edits made here from it."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    names = models.JSONField(_("names"), default=dict)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    place = models.JSONField(_("place"), default=dict, blank=True)
    room = models.CharField(_("Slack room"), max_length=80, blank=True)
    languages = models.JSONField(_("languages"), default=list)
    hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    reply_minutes = models.PositiveIntegerField(_("first reply within"), default=0, blank=True)
    resolution_minutes = models.PositiveIntegerField(_("resolution within"), default=0, blank=True)
    next_queue = models.SlugField(_("next department"), max_length=64, blank=True)
    reply_mark = models.CharField(_("mark of replies in threads"), max_length=8, blank=True)
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["key"]
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    def __str__(self) -> str:
        return next(iter(self.names.values()), self.key)


class CityProfile(models.Model):
    """One row: a second one is refused by the constraint."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    key = models.SlugField(_("key"), max_length=64)
    names = models.JSONField(_("names"), default=dict)
    default_language = models.CharField(_("default language"), max_length=16)
    default_department = models.SlugField(_("default department"), max_length=64)
    time_zone = models.CharField(_("time zone"), max_length=64)
    site_url = models.URLField(_("site"), max_length=500)
    retention_days = models.PositiveIntegerField(_("days a conversation is kept"))
    matching = models.CharField(
        _("how boldly the bot answers"),
        max_length=16,
        choices=[(point.value, point.value) for point in OperatingPoint],
        default=OperatingPoint.BALANCED,
    )
    loaded = models.JSONField(default=dict, editable=False)
    golden_loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("city")
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="intents_one_city")]

    def __str__(self) -> str:
        return next(iter(self.names.values()), self.key)


class Intent(models.Model):
    """`key` is stable for ever. Department and topic are those of the latest revision, kept here to filter by."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="intents", verbose_name=_("department"))
    topic = models.CharField(_("topic"), max_length=32)

    class Meta:
        ordering = ["key"]
        verbose_name = _("intent")
        verbose_name_plural = _("intents")
        permissions = [("review_intent", "review drafts and publish them")]

    def __str__(self) -> str:
        return self.key


class IntentRevision(Immutable):
    """One state of an intent in all its languages. `content` is read and written by `intents.content` only.

    Its words never change; `state` is moved on by `intents.workflow` only. `stale` names the languages whose words are
    older than those of the city's main language.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        ARCHIVED = "archived", _("archived")
        DISCARDED = "discarded", _("discarded")

    class Origin(models.TextChoices):
        PACK = "pack", _("pack file")
        PERSON = "person", _("administration")

    intent = models.ForeignKey(Intent, models.PROTECT, related_name="revisions", verbose_name=_("intent"))
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    source_url = models.URLField(_("source"), max_length=500)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    review_by = models.DateField(_("review by"))
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=16,
        choices=[(each.value, each.value) for each in Sensitivity],
        default=Sensitivity.ORDINARY,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.PUBLISHED)
    origin = models.CharField(_("origin"), max_length=16, choices=Origin.choices, default=Origin.PERSON)
    stale = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["intent", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["intent", "number"], name="intents_revision_number"),
        ]

    def __str__(self) -> str:
        return f"{self.intent.key} {self.number}"


class LexiconRevision(Immutable):
    """One state of the city's own groups of words. `groups` is read and written by `intents.glossary` only.

    `loaded` is what a pack said last, as in the rows of departments; each revision hands it on to the next.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    groups = models.JSONField(pgettext_lazy("words", "groups"), default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    loaded = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of the lexicon")
        verbose_name_plural = _("lexicon")

    def __str__(self) -> str:
        return str(self.number)


class Publication(models.Model):
    """A numbered set of revisions: what the city answers from `created_at` until the next number.

    `lexicon` is empty as long as the city has no groups of its own: then those that ship serve alone. `embedded_by` is
    the embedding model whose vectors are kept for all of its texts.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    lexicon = models.ForeignKey(
        LexiconRevision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("lexicon"),
    )
    embedded_by = models.CharField(max_length=80, blank=True, editable=False)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return str(self.number)


class PublicationItem(models.Model):
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="items")
    revision = models.ForeignKey(IntentRevision, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "revision"], name="intents_publication_item"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.revision_id}"


class BroughtFile(models.Model):
    """A file of answers that somebody brought, kept until a week after: a dry run first, then it is applied, once."""

    name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64)
    data = models.BinaryField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    publication = models.ForeignKey(
        Publication,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publication"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("Import and export")

    def __str__(self) -> str:
        return self.name


class Vector(models.Model):
    """An embedding by the hash of its text, so that no machine computes it again. Plain float32, little-endian."""

    text_hash = models.CharField(max_length=64)
    model = models.CharField(max_length=80)
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "text_hash"], name="intents_vector_of_text"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.text_hash[:12]}"
