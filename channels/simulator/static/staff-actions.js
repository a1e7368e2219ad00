// What a member of staff does: writes, presses, gives a slash command.

import { post } from "./api.js";
import { store } from "./store.js";
import { t } from "./texts.js";
import { toast } from "./toast.js";

export function staffActions(pane) {
  async function attempt(path, body, failure = "slack.failed") {
    try {
      const answer = await post(path, { user: store.ui.staff, ...body });
      if (typeof answer.status === "number" && answer.status !== 200) complain(answer.status, failure);
      return true;
    } catch (problem) {
      complain(problem.status, "slack.failed");
      return false;
    }
  }

  function complain(status, failure) {
    toast(pane, t(failure, { status: status || t("hook.silent") }), { bad: true });
  }

  return {
    press: (part, place) => attempt("slack/press", { room: store.ui.room, action: part, ...place }),
    talk(room, text, thread) {
      const command = /^(\/[a-z0-9_-]+)\s*([\s\S]*)$/.exec(text);
      if (command && !thread) return attempt("slack/command", { room, command: command[1], text: command[2] });
      const place = thread ? { thread_ts: thread } : {};
      return attempt("slack/talk", { room, text, ...place }, "hook.undelivered");
    },
  };
}
