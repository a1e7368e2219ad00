"""What a person does in a modal: fill it in, submit it, close it (docs.slack.dev, surfaces/modals)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .control_errors import Impossible
from .slack_events import answered, interaction, send_interaction
from .slack_state import OpenView
from .slack_views import STACK_MOST, described, drop, judged, place
from .world import World

Json = dict[str, Any]

REQUIRED = "Please complete this required field."
NO_CONNECTION = "We had some trouble connecting. Try again?"
# The field of state.values in which an element keeps its answer, and the field of its first one.
ANSWERS = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "file_input": ("files", "initial_files"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}


def own_view(world: World, user: str, view_id: str) -> OpenView:
    opened = world.slack.views.get(view_id)
    if opened is None:
        opened = next((one for one in world.slack.homes.values() if one.id == view_id), None)
    if opened is None or opened.user != user:
        raise Impossible("this view is not open")
    return opened


def elements(block: Json) -> Iterator[Json]:
    for name in ("element", "accessory"):
        if isinstance(block.get(name), dict):
            yield block[name]
    if block.get("type") == "actions":
        yield from block["elements"]


def find_element(blocks: list[Json], given: Json) -> tuple[str, Json]:
    """By action_id, and by block_id when several blocks use the same action_id."""
    for block in blocks:
        if given.get("block_id") not in (None, block["block_id"]):
            continue
        for element in elements(block):
            same = element.get("action_id") == given.get("action_id")
            if same and ("value" not in given or given["value"] == element.get("value", given["value"])):
                return str(block["block_id"]), element
    raise Impossible("there is no such button any more")


def state_values(opened: OpenView, given: Json) -> Json:
    """state.values has every input of the view, also the untouched ones with their first values."""
    values: Json = {}
    for block in opened.view["blocks"]:
        for element in elements(block):
            if block["type"] == "input" or element["type"] in ANSWERS:
                answer = given.get(block["block_id"], {}).get(element["action_id"])
                values.setdefault(block["block_id"], {})[element["action_id"]] = answer or _untouched(element)
    return values


def _untouched(element: Json) -> Json:
    name, first = ANSWERS.get(element["type"], ("value", "initial_value"))
    nothing: Any = [] if name in ("selected_options", "files") else None
    return {"type": element["type"], name: element.get(first, nothing)}


def view_place(world: World, opened: OpenView, given: Json) -> Json:
    view = described(opened, state_values(opened, given))
    return {"container": {"type": "view", "view_id": opened.id}, "view": view, "state": view["state"]}


def _incomplete(opened: OpenView, values: Json) -> dict[str, str]:
    """What Slack's own window refuses before the app hears of it: required fields and lengths."""
    errors: dict[str, str] = {}
    for block in opened.view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        answer = values[block["block_id"]][element["action_id"]]
        given = next((value for name, value in answer.items() if name != "type" and value), None)
        if given is None and not block.get("optional"):
            errors[block["block_id"]] = REQUIRED
        elif isinstance(given, str) and not _fits(element, given):
            errors[block["block_id"]] = f"{element.get('min_length', 0)}–{element.get('max_length', 3000)}"
    return errors


def _fits(element: Json, text: str) -> bool:
    return bool(element.get("min_length", 0) <= len(text) <= element.get("max_length", 3000))


def _result(opened: OpenView, outcome: Any, closed: bool) -> Json:
    return {"status": outcome.status, "ms": outcome.ms, "closed": closed, "errors": opened.errors}


async def submit(world: World, body: Json) -> Json:
    opened = own_view(world, body["user"], body["view_id"])
    values = state_values(opened, body.get("values") or {})
    opened.errors = _incomplete(opened, values)
    world.touch()
    if opened.errors:
        return {"status": None, "ms": 0, "closed": False, "errors": opened.errors}
    payload = interaction(world, "view_submission", opened.user)
    payload |= {"view": described(opened, values), "response_urls": []}
    payload["trigger_id"] = world.slack.trigger(opened.user, world.lifetimes.now(), opened.id)
    outcome = await send_interaction(world, payload)
    if not outcome.good:
        opened.errors = {"": NO_CONNECTION}
        world.touch()
        return _result(opened, outcome, closed=False)
    closed = _follow(world, opened, answered(outcome))
    world.touch()
    return _result(opened, outcome, closed)


def _follow(world: World, opened: OpenView, answer: Json) -> bool:
    """response_action: nothing closes this view, clear closes all, errors stay, update and push show another one."""
    action = answer.get("response_action")
    if action == "errors":
        known = {block["block_id"] for block in opened.view["blocks"] if block["type"] == "input"}
        errors = {str(block): str(text) for block, text in (answer.get("errors") or {}).items()}
        # Slack shows nothing useful for an unknown block_id; here the mistake is told.
        opened.errors = errors if errors and set(errors) <= known else {"": f"errors for unknown blocks: {errors}"}
        return False
    if action in ("update", "push"):
        _show(world, opened, action, answer.get("view"))
        return False
    if action == "clear":
        drop(world, opened.user)
    else:
        _pop(world, opened)
    return True


def _show(world: World, opened: OpenView, action: str, given: Any) -> None:
    view = judged(given)
    if isinstance(view, list):
        opened.errors = {"": "; ".join(view)}
    elif action == "update":
        opened.replace(view)
    elif len(world.slack.stacks.get(opened.user, [])) >= STACK_MOST:
        opened.errors = {"": "push_limit_reached"}
    else:
        place(world, opened.user, view, opened, opened.id)


def _pop(world: World, opened: OpenView) -> None:
    stack = world.slack.stacks.get(opened.user, [])
    if opened.id in stack:
        stack.remove(opened.id)
    world.slack.views.pop(opened.id, None)
    world.touch()


async def close(world: World, body: Json) -> Json:
    """The close button. The app hears of it only if the view asked (notify_on_close)."""
    opened = own_view(world, body["user"], body["view_id"])
    whole_stack = bool(opened.view.get("clear_on_close") or body.get("all"))
    payload = interaction(world, "view_closed", opened.user)
    payload |= {"view": described(opened, state_values(opened, {})), "is_cleared": whole_stack}
    if whole_stack:
        drop(world, opened.user)
    else:
        _pop(world, opened)
    if not opened.view.get("notify_on_close"):
        return {"status": None}
    outcome = await send_interaction(world, payload)
    return {"status": outcome.status, "ms": outcome.ms}


async def options(world: World, body: Json) -> Json:
    """Typing in an external_select: the app is asked for options (block_suggestion)."""
    payload = interaction(world, "block_suggestion", body["user"])
    if body.get("view_id"):
        opened = own_view(world, body["user"], body["view_id"])
        payload |= view_place(world, opened, body.get("values") or {})
        blocks = opened.view["blocks"]
    else:
        room = world.slack.room(body["room"])
        message = room.by_ts.get(body["ts"])
        if message is None:
            raise Impossible("no such message")
        blocks = message.get("blocks") or []
        payload |= {"container": {"type": "message", "message_ts": body["ts"], "channel_id": room.id}}
        payload |= {"channel": {"id": room.id, "name": room.name}, "message": message}
    block_id, element = find_element(blocks, {name: body[name] for name in ("action_id", "block_id") if name in body})
    payload |= {"action_id": element["action_id"], "block_id": block_id, "value": body.get("value", "")}
    outcome = await send_interaction(world, payload)
    answer = answered(outcome)
    told = {name: answer[name] for name in ("options", "option_groups") if name in answer}
    return {"status": outcome.status, "ms": outcome.ms, "options": []} | told
