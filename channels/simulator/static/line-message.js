// One message of the phone's conversation, drawn from LINE's message object.

import { BOT_COLOUR, avatar } from "./avatar.js";
import { h, languageOf } from "./dom.js";
import { flexMessage } from "./flex.js";
import { icon } from "./icons.js";
import { linked } from "./links.js";
import { isOwn, photo, placeholder, sticker } from "./pictures.js";
import { templateMessage } from "./template.js";
import { t } from "./texts.js";
import { clock, iso, moment } from "./time.js";

const WIDE = new Set(["flex", "template", "imagemap"]);

/**
 * entry: {id, from, at, unsent, how, message}; first: whether the sender's picture and name stand above it.
 * act: the handler of the message's actions; onMenu: opens the menu of one's own message.
 */
export function lineMessage(entry, { first, account, act, onMenu }) {
  const mine = entry.from === "citizen";
  const message = entry.message ?? {};
  const data = { testid: "line-message", id: entry.id, from: entry.from, how: entry.how, type: message.type };
  if (entry.unsent) return unsent({ ...data, unsent: "true" });
  const sender = message.sender?.name;
  const content = h("div", { class: `content ${message.type}` }, draw(message, act));
  const row = h(
    "div",
    { class: "row" },
    content,
    h("div", { class: "meta" }, mine ? ownMenu(entry, onMenu) : null, mine ? read() : how(entry.how), time(entry.at)),
  );
  return h(
    "li",
    { class: classes(mine, first, message), data },
    !mine &&
      h("span", { class: "face" }, first ? avatar(sender ?? account, sender ? {} : { colour: BOT_COLOUR }) : null),
    h(
      "div",
      { class: "stack" },
      !mine && first ? name(sender, account) : spoken(mine ? t("line.you") : (sender ?? account)),
      row,
    ),
  );
}

function classes(mine, first, message) {
  return ["message", mine ? "mine" : "theirs", first && "first", WIDE.has(message.type) && "wide"]
    .filter(Boolean)
    .join(" ");
}

function unsent(data) {
  return h("li", { class: "system", data }, h("span", {}, t("line.unsent")));
}

/** LINE shows "name from account" when a bot speaks under another name (LINE Developers: icon-nickname-switch). */
function name(sender, account) {
  const words = sender ? t("line.from", { name: sender, account }) : account;
  return h("p", { class: "sender", lang: languageOf(words) }, words);
}

function spoken(words) {
  return h("span", { class: "visually-hidden" }, `${words}: `);
}

function time(at) {
  return h("time", { datetime: iso(at), title: moment(at) }, clock(at));
}

function read() {
  return h("span", { class: "read" }, t("line.read"));
}

function how(kind) {
  if (kind !== "reply" && kind !== "push") return null;
  return h("span", { class: `how ${kind}`, title: t(`line.${kind}.title`) }, t(`line.${kind}`));
}

function ownMenu(entry, onMenu) {
  return h(
    "button",
    {
      type: "button",
      class: "own-menu",
      "aria-label": t("line.menu"),
      "aria-haspopup": "menu",
      data: { testid: "message-menu", focus: `own-${entry.id}` },
      onClick: (event) => onMenu(event.currentTarget, entry),
    },
    icon("more", 16),
  );
}

function draw(message, act) {
  const kind = message.type;
  if (kind === "text") return text(message, message.text ?? "");
  if (kind === "textV2") return text(message, substituted(message));
  if (kind === "flex") return flexMessage(message, act);
  if (kind === "template") return templateMessage(message, act);
  if (kind === "sticker") return sticker(message.packageId, message.stickerId);
  if (kind === "image" && isOwn(message.previewImageUrl)) return photo(message);
  if (kind === "image")
    return placeholder({ name: "image", words: t("line.image"), source: message.originalContentUrl });
  if (kind === "video")
    return placeholder({ name: "play", words: t("line.video"), source: message.originalContentUrl });
  if (kind === "audio") return h("p", { class: "bubble with-icon" }, icon("play", 18), t("line.audio"));
  if (kind === "file")
    return h("p", { class: "bubble with-icon" }, icon("external", 18), message.fileName ?? t("line.file"));
  if (kind === "location") return location(message);
  const words = message.altText ?? t("line.unknown", { type: kind ?? "?" });
  return h("p", { class: "bubble unknown", lang: languageOf(words) }, words);
}

function text(message, words) {
  return h("p", { class: "bubble", lang: languageOf(words) }, linked(withEmoji(words, message.emojis)));
}

/** LINE's own emoji stand as one character each; the simulator has one face for all of them. */
function withEmoji(words, emojis) {
  if (!Array.isArray(emojis)) return words;
  const places = new Set(emojis.map((emoji) => emoji.index));
  return words
    .split("")
    .map((unit, index) => (places.has(index) ? "☺" : unit))
    .join("");
}

function substituted(message) {
  const known = message.substitution ?? {};
  return (message.text ?? "").replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, key) => {
    if (whole === "{{") return "{";
    if (whole === "}}") return "}";
    return known[key]?.type === "mention" ? "@…" : "☺";
  });
}

function location(message) {
  return h(
    "div",
    { class: "place" },
    h("div", { class: "map", "aria-hidden": "true" }, icon("pin", 30)),
    h(
      "div",
      { class: "place-words", lang: languageOf(`${message.title ?? ""}${message.address ?? ""}`) },
      h("strong", {}, message.title ?? t("line.location")),
      message.address ? h("span", {}, message.address) : null,
    ),
  );
}
