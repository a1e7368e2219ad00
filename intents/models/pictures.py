"""The pictures of answers, each once, under the name by which revisions know them."""

from django.db import models

from intents.models.answers import Immutable


class AnswerPicture(Immutable):
    """Public, so it is not sealed. See `bot.domain.illustrations` for the name."""

    name = models.CharField(max_length=90, primary_key=True)
    content = models.BinaryField()
    kept_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.name
