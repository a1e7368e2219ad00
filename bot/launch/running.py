"""The time between the start of the processes and their stop."""

import time

from bot.launch import configuration
from bot.launch.environment import Place, Plan
from bot.launch.narration import Narrator
from bot.launch.processes import Process
from bot.launch.readiness import web_answer, workers_listen
from bot.launch.refusal import Refusal
from bot.launch.saying import Voice
from bot.launch.supervising import Supervisor
from bot.launch.texts import text

WEB_PATIENCE = 120.0
WORKER_PATIENCE = 20.0
BETWEEN_LOOKS = 0.2


class Running:
    def __init__(self, plan: Plan, place: Place, processes: list[Process], voice: Voice) -> None:
        self.plan, self.place, self.voice = plan, place, voice
        self.workers = sum(process.consumes_tasks for process in processes)
        self.logs = place.data_dir / configuration.LOGS
        self.narrator = Narrator(lambda name: self.logs / f"{name}.log")
        written = configuration.write(processes, place)
        self.supervisor = Supervisor(written, plan.variables)

    def open_the_gate(self) -> None:
        (self.place.data_dir / configuration.PREPARED).touch()

    def listen(self, patience: float) -> None:
        """Tells what supervisord reports. Raises Refusal when supervisord has ended."""
        line = self.supervisor.next_line(patience)
        while line is not None:
            self.voice.say(*self.narrator.hear(line))
            line = self.supervisor.next_line(0)

    def wait_until_ready(self) -> None:
        """Raises Refusal when a process cannot start, or the web process never answers."""
        deadline = time.monotonic() + WEB_PATIENCE
        while answer := web_answer(self.plan, self.place):
            self.listen(BETWEEN_LOOKS)
            if self.narrator.failing:
                # What is wrong with it was said just now; a first start that is half alive helps nobody.
                raise Refusal
            if time.monotonic() > deadline:
                raise Refusal(text("not_ready", seconds=WEB_PATIENCE, answer=answer, logs=self.logs))
        self.wait_for_workers()

    def wait_for_workers(self) -> None:
        deadline = time.monotonic() + WORKER_PATIENCE
        while not workers_listen(self.plan, self.place, self.workers):
            self.listen(BETWEEN_LOOKS)
            if self.narrator.failing:
                raise Refusal
            if time.monotonic() > deadline:
                self.voice.say(text("workers_late"))
                return

    def watch(self) -> None:
        """Until a signal, or until supervisord ends (Refusal)."""
        while True:
            self.listen(1.0)
