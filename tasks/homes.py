"""Drawing the Home of whoever has just done something to a case, when it is done."""

from bot import wiring
from tasks.app import app


@app.task
def draw(person: str) -> None:
    """Safe to run any number of times: what is drawn is what is true then."""
    wiring.draw_home(person)
