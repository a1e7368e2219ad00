// The staff's side: rooms, the open room, its thread, and who I am.

import { focusField, h, languageOf, refill, signOf } from "./dom.js";
import { growingField } from "./growing.js";
import { homeTab } from "./home.js";
import { icon } from "./icons.js";
import { modals } from "./modal.js";
import { realPlatform } from "./real.js";
import { newest, roomList, roomTitle, unreadIn } from "./rooms.js";
import { staffActions } from "./staff-actions.js";
import { chosen, has, remember, store } from "./store.js";
import { t } from "./texts.js";
import { entries, timeline } from "./timeline.js";
import { toastPlace } from "./toast.js";

export function staffUnread() {
  return (store.state?.slack?.rooms ?? []).reduce((total, room) => total + unreadIn(room), 0);
}

export function staffPane(redraw) {
  const pane = h("section", { class: "pane staff", id: "pane-staff", "aria-label": t("pane.staff") });
  const actions = staffActions(pane);
  const chooser = h("select", {
    id: "staff-chooser",
    class: "who-select",
    data: { testid: "staff-chooser", focus: "staff-chooser" },
    onChange: (event) => choose("staff", event.target.value),
  });
  const list = roomList((id) => choose("room", id));
  const roomHead = h("header", { class: "room-head" });
  const roomLog = timeline("slack-log");
  const roomWriting = writer("staff-input", "slack:", () => actions.talk(store.ui.room, roomWriting.text));
  const threadLog = timeline("thread-log");
  const threadWriting = writer(
    "thread-input",
    "thread:",
    () => actions.talk(store.ui.room, threadWriting.text, store.ui.thread),
    t("slack.thread.input"),
  );
  const threadHead = h("p", { class: "thread-room" });
  const closer = h(
    "button",
    {
      type: "button",
      class: "icon-button thread-close",
      "aria-label": t("slack.thread.close"),
      data: { testid: "thread-close" },
      onClick: () => openThread(null),
    },
    icon("close"),
    icon("back"),
  );
  const thread = h(
    "aside",
    { class: "thread", "aria-label": t("slack.thread") },
    h("header", { class: "room-head" }, closer, h("h2", {}, t("slack.thread")), threadHead),
    threadLog.node,
    threadWriting.node,
  );
  const home = homeTab(pane, actions.press, redraw);
  const room = h("div", { class: "room-view" }, roomHead, roomLog.node, roomWriting.node);
  const side = h(
    "div",
    { class: "side" },
    h(
      "div",
      { class: "workspace" },
      h("h2", {}, t("slack.workspace")),
      h("label", { class: "who", for: "staff-chooser" }, t("slack.me")),
      chooser,
    ),
    home.button,
    list.node,
  );
  const desk = h("div", { class: "desk" }, side, h("div", { class: "desk-main" }, room, home.node, thread));
  const real = realPlatform("slack");
  const forms = modals(pane, actions.press);
  pane.append(h("div", { class: "pane-content" }, desk, real), h("div", { class: "pane-overlay" }), toastPlace());
  thread.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) openThread(null);
  });
  let threadOpener = null;

  function choose(what, id) {
    store.ui[what] = id;
    if (what === "room") Object.assign(store.ui, { thread: null, home: false });
    redraw();
  }

  function openThread(ts) {
    const closing = ts === null ? threadOpener : null;
    if (ts) threadOpener = document.activeElement?.dataset.focus ?? null;
    store.ui.thread = ts;
    redraw();
    if (ts) focusField(threadWriting.field);
    else (pane.querySelector(`[data-focus="${CSS.escape(closing ?? "")}"]`) ?? chooser).focus({ preventScroll: true });
  }

  function update(visible) {
    const simulated = has("slack");
    real.hidden = simulated;
    desk.hidden = !simulated;
    if (!simulated) return;
    const { rooms, users } = store.state.slack;
    store.ui.staff = chosen(users, store.ui.staff)?.id ?? null;
    const open = chosen(rooms, store.ui.room ?? rooms.find((one) => one.id === "C0MADOGUCHI")?.id);
    store.ui.room = open?.id ?? null;
    if (
      refill(chooser, signOf(users), () =>
        users.map((user) => h("option", { value: user.id, lang: languageOf(user.name) }, user.name)),
      ) ||
      chooser.value !== store.ui.staff
    ) {
      chooser.value = store.ui.staff ?? "";
    }
    if (open && visible) store.ui.seenRooms[open.id] = newest(open);
    remember();
    list.update(rooms, store.ui.home ? null : store.ui.room);
    room.hidden = Boolean(store.ui.home);
    home.update();
    if (open) drawRoom(open);
    forms.update();
  }

  function drawRoom(open) {
    const view = {
      pane,
      place: "room",
      openThread,
      press: (message, part) => actions.press(part, { ts: message.ts, room: open.id }),
    };
    const notices = (store.state.slack.notices ?? []).filter(
      (one) => one.user === store.ui.staff && one.room === open.id,
    );
    const title = `#${roomTitle(open)}`;
    refill(roomHead, signOf(title), () => h("h2", { lang: languageOf(title) }, title));
    roomWriting.change(open.id, t("slack.room.input", { room: title }), t("slack.room.placeholder"));
    const items = entries(
      open.messages,
      notices.filter((one) => !one.thread_ts),
      view,
    );
    if (!items.length)
      items.push({ key: "empty", sign: "", draw: () => h("li", { class: "slack-empty" }, t("slack.empty")) });
    roomLog.update(open.id, t("slack.log", { room: title }), items);
    drawThread(open, view, title, notices);
  }

  function drawThread(open, view, title, notices) {
    const root = open.messages.find((message) => message.ts === store.ui.thread);
    if (!root) store.ui.thread = null;
    desk.classList.toggle("with-thread", Boolean(root));
    thread.hidden = !root;
    if (!root) return;
    threadHead.textContent = title;
    threadWriting.change(root.ts, t("slack.thread.input"), t("slack.thread.input"));
    const inside = { ...view, place: "thread", openThread: null };
    const theirs = notices.filter((one) => one.thread_ts === root.ts);
    threadLog.update(
      root.ts,
      t("slack.thread.log"),
      entries([{ ...root, replies: undefined }, ...(root.replies ?? [])], theirs, inside, { days: false }),
    );
  }

  return { node: pane, update };
}

/** A text field with its send button; `change` shows the draft of another room or thread. */
function writer(testid, prefix, send, label = "") {
  const made = { text: "", place: null };
  const writing = growingField({
    label,
    placeholder: label,
    testid,
    focus: testid,
    onDraft: (words) => (store.ui.drafts[prefix + made.place] = words),
    onSend: (text) => {
      made.text = text;
      return send();
    },
  });
  const button = h(
    "button",
    {
      type: "submit",
      class: "icon-button send",
      "aria-label": t("slack.send"),
      data: { testid: testid.replace("input", "send") },
    },
    icon("send", 20),
  );
  const node = h("form", { class: "slack-composer" }, writing.field, button);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    writing.send();
  });
  return Object.assign(made, {
    node,
    field: writing.field,
    change(place, words, placeholder) {
      if (made.place === place) return;
      made.place = place;
      writing.field.setAttribute("aria-label", words);
      writing.field.placeholder = placeholder;
      writing.set(store.ui.drafts[prefix + place] ?? "");
    },
  });
}
