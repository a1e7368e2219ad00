"""The verdict of a fault test: what the platform received, held against what was asked."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.rig import Rig, wait_until

# Question and a mark of its answer, all different, so that order shows.
QUESTIONS = (("住民票とりたい", "300円"), ("ごみの日", "月曜と木曜"), ("駐車場ある", "80台分"))


@dataclass
class Asked:
    """Citizens ask the questions in turn; `verify` waits until each was answered once and in order."""

    rig: Rig
    marks: dict[str, list[str]] = field(default_factory=dict)

    def ask(self, user: str, count: int = 1) -> dict[str, Any]:
        """What became of the last webhook."""
        told: dict[str, Any] = {}
        for _ in range(count):
            marks = self.marks.setdefault(user, [])
            question, mark = QUESTIONS[len(marks) % len(QUESTIONS)]
            marks.append(mark)
            told = self.rig.say(user, question)
        return told

    def ask_until_heard(self, user: str) -> int:
        """As LINE does with redelivery switched on: what was not acknowledged comes again. How often it was sent."""
        told, times = self.ask(user), 1
        while told["status"] != 200:
            time.sleep(0.3)
            told, times = self.send_again(told["event_id"]), times + 1
        return times

    def send_again(self, event_id: str) -> dict[str, Any]:
        told: dict[str, Any] = self.rig.control("/control/line/webhook", {"event_ids": [event_id]})
        return told | {"event_id": event_id}

    def citizens(self, count: int) -> list[str]:
        return [self.rig.citizen(f"市民{number}") for number in range(count)]

    def answered(self) -> int:
        return sum(len(self._read(user)) for user in self.marks)

    def verify(self, seconds: float = 60) -> None:
        wait_until(lambda: all(len(self._read(user)) >= len(marks) for user, marks in self.marks.items()), seconds,
                   "every question is answered")  # fmt: skip
        self.rig.settle()
        for user, marks in self.marks.items():
            answers = self._read(user)
            assert len(answers) == len(marks), f"{len(answers)} answers to {len(marks)} questions"
            assert all(mark in answer for mark, answer in zip(marks, answers, strict=True)), "out of order"

    def _read(self, user: str) -> list[str]:
        return self.rig.words_read_by(user)
