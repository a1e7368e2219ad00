"""Exchanges with staff that were proposed as answers."""

from django.db import models

from bot.store.models.conversations import CaseRow


class ProposalRow(models.Model):
    """One a case, however often it is pressed. Its words, masked, stand here until the draft is made; from then on
    `intent` is its key.
    """

    case = models.OneToOneField(CaseRow, on_delete=models.CASCADE, related_name="proposal")
    department = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    title = models.CharField(max_length=100, blank=True)
    question = models.CharField(max_length=400, blank=True)
    answer = models.TextField(blank=True)
    intent = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.intent or '-'}"
