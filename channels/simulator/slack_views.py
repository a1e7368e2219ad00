"""views.open, views.push, views.update, views.publish (docs.slack.dev, surfaces/modals)."""

from __future__ import annotations

from typing import Any

from .clock import token
from .gateway import Answer, encoded
from .slack_call import Call, failed, ok, with_ids
from .slack_limits import check_view
from .slack_state import APP_ID, BOT_ID, TEAM_ID, OpenView, Trigger
from .world import World

Json = dict[str, Any]

STACK_MOST = 3
VIEW_BYTES = 250_000


def judged(view: Any) -> Json | list[str]:
    """The view with ids on its blocks, or Slack's messages about it."""
    messages = check_view(view)
    return messages or view | {"blocks": with_ids(view["blocks"])}


def _view(call: Call) -> Json | Answer:
    try:
        given = call.structure("view")
    except ValueError:
        return failed("invalid_arguments", ["must be a valid JSON object [json-pointer:/view]"])
    view = judged(given)
    if isinstance(view, list):
        return failed("invalid_arguments", view)
    return failed("view_too_large") if len(encoded(view)) > VIEW_BYTES else view


def _exchanged(call: Call) -> Trigger | Answer:
    """A trigger id lives three seconds and opens one view (Handling user interaction)."""
    trigger = call.world.slack.triggers.get(call.text("trigger_id"))
    if trigger is None:
        return failed("invalid_trigger_id" if call.text("trigger_id") else "invalid_arguments")
    if trigger.used:
        return failed("exchanged_trigger_id")
    if call.world.lifetimes.now() - trigger.issued_at > call.world.settings.slack_trigger_seconds:
        return failed("expired_trigger_id")
    return trigger


def place(world: World, user: str, view: Json, root: OpenView | None = None, below: str | None = None) -> OpenView:
    """Put a view on top of a person's stack; without a root it begins a new one."""
    view_id = "V" + token(5).upper()
    opened = OpenView(view_id, user, view, root.root_id if root else view_id, below)
    opened.replace(view)
    world.slack.views[view_id] = opened
    if root is None:
        drop(world, user)
    world.slack.stacks.setdefault(user, []).append(view_id)
    world.touch()
    return opened


def drop(world: World, user: str) -> None:
    """Close everything that a person has open."""
    for view_id in world.slack.stacks.pop(user, []):
        world.slack.views.pop(view_id, None)
    world.touch()


def described(opened: OpenView, values: Json | None = None) -> Json:
    """A view as payloads and answers tell it."""
    view = opened.view
    made: Json = {"id": opened.id, "team_id": TEAM_ID, "type": view["type"], "blocks": view["blocks"]}
    made |= {"private_metadata": view.get("private_metadata", ""), "callback_id": view.get("callback_id", "")}
    made |= {"state": {"values": values or {}}, "hash": opened.hash, "title": view.get("title")}
    made |= {"clear_on_close": view.get("clear_on_close", False), "notify_on_close": view.get("notify_on_close", False)}
    made |= {"close": view.get("close"), "submit": view.get("submit"), "previous_view_id": opened.previous_id}
    made |= {"root_view_id": opened.root_id, "app_id": APP_ID, "external_id": view.get("external_id", "")}
    return made | {"app_installed_team_id": TEAM_ID, "bot_id": BOT_ID}


def views_open(call: Call) -> Answer:
    view = _view(call)
    if isinstance(view, Answer):
        return view
    if _external(call.world, view) is not None:
        return failed("duplicate_external_id")
    trigger = _exchanged(call)
    if isinstance(trigger, Answer):
        return trigger
    trigger.used = True
    return ok(view=described(place(call.world, trigger.user, view)))


def views_push(call: Call) -> Answer:
    """Only from within an open modal, at most three views deep."""
    view = _view(call)
    if isinstance(view, Answer):
        return view
    trigger = _exchanged(call)
    if isinstance(trigger, Answer):
        return trigger
    below = call.world.slack.views.get(trigger.view_id or "")
    if below is None:
        return failed("not_found")
    if len(call.world.slack.stacks[below.user]) >= STACK_MOST:
        return failed("push_limit_reached")
    trigger.used = True
    return ok(view=described(place(call.world, trigger.user, view, below, below.id)))


def _external(world: World, view: Json) -> OpenView | None:
    wanted = view.get("external_id")
    return next((one for one in world.slack.views.values() if wanted and one.view.get("external_id") == wanted), None)


def views_update(call: Call) -> Answer:
    """By view_id or external_id. A stale hash means that another update came first."""
    view = _view(call)
    if isinstance(view, Answer):
        return view
    opened = call.world.slack.views.get(call.text("view_id")) or _external(call.world, call.body)
    if opened is None:
        return failed("not_found")
    if call.text("hash") and call.text("hash") != opened.hash:
        return failed("hash_conflict")
    opened.replace(view)
    call.world.touch()
    return ok(view=described(opened))


def views_publish(call: Call) -> Answer:
    """The home tab of one person."""
    view, user = _view(call), call.text("user_id")
    if isinstance(view, Answer):
        return view
    if user not in call.world.slack.users or view["type"] != "home":
        return failed("invalid_arguments")
    home = call.world.slack.homes.get(user)
    if home and call.text("hash") and call.text("hash") != home.hash:
        return failed("hash_conflict")
    if home is None:
        view_id = "V" + token(5).upper()
        home = call.world.slack.homes[user] = OpenView(view_id, user, view, view_id)
    home.replace(view)
    call.world.touch()
    return ok(view=described(home))
