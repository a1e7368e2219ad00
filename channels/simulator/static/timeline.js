// A scrolling list of messages, as the room and the thread both show it.

import { h, reconcile, signOf } from "./dom.js";
import { follower } from "./follow.js";
import { icon } from "./icons.js";
import { slackMessage, slackNotice } from "./slack-message.js";
import { store } from "./store.js";
import { t } from "./texts.js";
import { day, dayKey, slackTime } from "./time.js";

export function timeline(testid) {
  const list = h("ol", { class: "slack-list" });
  const log = h(
    "div",
    { class: "slack-log", role: "log", "aria-live": "polite", tabindex: "0", data: { testid } },
    list,
  );
  const jump = h("button", { type: "button", class: "jump" }, icon("down", 16), t("slack.latest"));
  const scroll = follower(log, jump);
  let lastKey = null;
  let shown = null;

  /** items: what entries() made; `name` identifies the room or thread. */
  function update(name, label, items) {
    const changed = shown !== name;
    const last = items.at(-1);
    const added = last && last.key !== lastKey;
    log.setAttribute("aria-label", label);
    scroll.around(
      () => {
        if (changed) list.replaceChildren();
        reconcile(list, items);
        return added;
      },
      { force: changed || (added && last.user === store.ui.staff) },
    );
    shown = name;
    lastKey = last?.key ?? null;
  }

  return { node: h("div", { class: "slack-log-place" }, log, jump), update };
}

/** Messages and notices in order, a line for each day between them. */
export function entries(messages, notices, view, { days = true } = {}) {
  const all = [
    ...messages.map((message) => ({ at: slackTime(message.ts), message })),
    ...notices.map((notice) => ({ at: notice.at, notice })),
  ].sort((one, other) => one.at - other.at);
  const items = [];
  let before = null;
  for (const { at, message, notice } of all) {
    if (days && dayKey(at) !== before) items.push(dayItem(at));
    before = dayKey(at);
    items.push(message ? messageItem(message, view) : noticeItem(notice, view));
  }
  return items;
}

function dayItem(at) {
  return {
    key: `day-${dayKey(at)}`,
    sign: day(at),
    draw: () => h("li", { class: "slack-day" }, h("span", {}, day(at))),
  };
}

/** The names of people are part of the drawing, so they are part of the sign. */
function messageItem(message, view) {
  const { replies, ...own } = message;
  const answers = replies?.map((reply) => [reply.ts, reply.user]);
  return {
    key: message.ts,
    user: message.user,
    sign: signOf(own, answers, store.ui.staff, store.state.slack.users),
    draw: () => slackMessage(message, view),
  };
}

function noticeItem(notice, view) {
  return {
    key: `notice-${notice.ts ?? notice.at}`,
    user: null,
    sign: signOf(notice),
    draw: () => slackNotice(notice, view),
  };
}
