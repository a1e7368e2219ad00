// The list of rooms with their unread marks.

import { h, languageOf, reconcile, signOf } from "./dom.js";
import { store } from "./store.js";
import { t } from "./texts.js";

function every(room) {
  return room.messages.flatMap((message) => [message, ...(message.replies ?? [])]);
}

export function newest(room) {
  return Math.max(0, ...every(room).map((message) => Number(message.ts)));
}

/** Messages of others since this room was last looked at. */
export function unreadIn(room) {
  const seen = store.ui.seenRooms[room.id] ?? 0;
  return every(room).filter((message) => Number(message.ts) > seen && message.user !== store.ui.staff).length;
}

export function roomTitle(room) {
  return room.name.replace(/^#/, "");
}

export function roomList(onChoose) {
  const list = h("ul", { class: "room-list" });
  const node = h(
    "nav",
    { class: "rooms", "aria-label": t("slack.rooms") },
    h("h3", { class: "rooms-title" }, t("slack.rooms")),
    list,
  );
  return {
    node,
    update(rooms, current) {
      reconcile(
        list,
        rooms.map((room) => {
          const chosen = room.id === current;
          const unread = unreadIn(room);
          return {
            key: room.id,
            sign: signOf(room.name, chosen, unread),
            draw: () => item(room, chosen, unread, onChoose),
          };
        }),
      );
    },
  };
}

function item(room, chosen, unread, onChoose) {
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: unread ? "room unread" : "room",
        "aria-current": chosen ? "true" : null,
        data: { testid: "room", room: room.id, unread, focus: `room-${room.id}` },
        onClick: () => onChoose(room.id),
      },
      h("span", { class: "room-sign", "aria-hidden": "true" }, "#"),
      h("span", { class: "room-name", lang: languageOf(room.name) }, roomTitle(room)),
      unread ? h("span", { class: "badge", "aria-hidden": "true" }, unread) : null,
      unread ? h("span", { class: "visually-hidden" }, t("slack.unread", { n: unread })) : null,
    ),
  );
}
