// The list of messages in the phone: days, messages, the loading dots, and the quick replies under the last one.

import { chip } from "./action-control.js";
import { wheelSideways } from "./carousel.js";
import { h, reconcile, refill, signOf } from "./dom.js";
import { follower } from "./follow.js";
import { icon } from "./icons.js";
import { performer, tell } from "./line-actions.js";
import { lineMessage } from "./line-message.js";
import { openMenu } from "./menu.js";
import { now } from "./store.js";
import { t } from "./texts.js";
import { day, dayKey } from "./time.js";

const QUICK_MOST = 13;

export function conversation(phone) {
  const list = h("ol", { class: "log-list" });
  const log = h(
    "div",
    { class: "log", role: "log", "aria-live": "polite", tabindex: "0", data: { testid: "line-log" } },
    list,
  );
  const jump = h("button", { type: "button", class: "jump" }, icon("down", 16), t("line.latest"));
  const quick = h("div", { class: "quick", role: "group", "aria-label": t("line.quick") });
  wheelSideways(quick);
  const scroll = follower(log, jump);
  let timer = null;
  let drawnLast = null;

  const onMenu = (button, entry) =>
    openMenu(
      button,
      [
        {
          label: t("line.unsend"),
          icon: icon("undo"),
          testid: "unsend",
          run: () => tell(phone, "unsend", { message_id: entry.id }),
        },
      ],
      t("line.menu"),
    );

  function update(citizen, account, { changed }) {
    const last = citizen.messages.at(-1);
    const added = last && last.id !== drawnLast;
    const loading = (citizen.loading_until ?? 0) > now();
    log.setAttribute("aria-label", t("line.log", { name: account }));
    scroll.around(
      () => {
        if (changed) list.replaceChildren();
        reconcile(list, [...entries(citizen.messages, account, phone, onMenu), ...(loading ? [dots(account)] : [])]);
        drawQuick(last);
        return added;
      },
      { force: changed || (added && last.from === "citizen") },
    );
    drawnLast = last?.id;
    clearTimeout(timer);
    if (loading)
      timer = setTimeout(() => update(citizen, account, { changed: false }), citizen.loading_until - now() + 50);
  }

  function drawQuick(last) {
    const live = last && last.quick_replies_live && !last.unsent;
    const items = live ? (last.message?.quickReply?.items ?? []).slice(0, QUICK_MOST) : [];
    const redrawn = refill(quick, signOf(last?.id, items), () =>
      items.map((item) => chip(item.action ?? {}, performer(phone, last.id))),
    );
    quick.hidden = items.length === 0;
    if (redrawn) quick.scrollLeft = 0;
  }

  return { log, jump, quick, update };
}

function entries(messages, account, phone, onMenu) {
  const items = [];
  let before = null;
  for (const entry of messages) {
    if (!before || dayKey(before.at) !== dayKey(entry.at)) {
      items.push({
        key: `day-${dayKey(entry.at)}`,
        sign: day(entry.at),
        draw: () => h("li", { class: "system day" }, h("span", {}, day(entry.at))),
      });
      before = null;
    }
    const first = !before || before.unsent || speaker(before) !== speaker(entry);
    items.push({
      key: entry.id,
      sign: signOf(entry.unsent, first, account, entry.message),
      draw: () => lineMessage(entry, { first, account, act: performer(phone, entry.id), onMenu }),
    });
    before = entry;
  }
  if (!messages.length)
    items.push({ key: "empty", sign: "", draw: () => h("li", { class: "system" }, h("span", {}, t("line.empty"))) });
  return items;
}

function speaker(entry) {
  return `${entry.from}/${entry.message?.sender?.name ?? ""}`;
}

function dots(account) {
  const draw = () =>
    h(
      "li",
      { class: "message theirs typing", data: { testid: "line-loading" } },
      h("span", { class: "face" }),
      h(
        "div",
        { class: "bubble dots" },
        h("span", { class: "visually-hidden" }, t("line.typing")),
        h("i"),
        h("i"),
        h("i"),
      ),
    );
  return { key: "loading", sign: account, draw };
}
