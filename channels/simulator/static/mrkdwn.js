// Slack's mrkdwn as nodes. docs.slack.dev/messaging/formatting-message-text

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { store } from "./store.js";
import { slackDate } from "./time.js";

const FENCE = /```\n?([\s\S]*?)\n?```/g;
// A mark counts only between characters that are not letters or digits: Slack leaves 「これは*太字*です」 as it is.
const BEFORE = "(?<![\\p{L}\\p{N}])";
const AFTER = "(?![\\p{L}\\p{N}])";
const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<angle>[^<>\\n]+)>",
    `${BEFORE}\\*(?<bold>\\S|\\S[^*\\n]*?\\S)\\*${AFTER}`,
    `${BEFORE}_(?<italic>\\S|\\S[^_\\n]*?\\S)_${AFTER}`,
    `${BEFORE}~(?<strike>\\S|\\S[^~\\n]*?\\S)~${AFTER}`,
    ":(?<emoji>[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):",
  ].join("|"),
  "gu",
);

export function mrkdwn(text) {
  const nodes = [];
  let end = 0;
  for (const found of (text ?? "").matchAll(FENCE)) {
    nodes.push(...between(text, end, found.index), h("pre", {}, unescaped(found[1])));
    end = found.index + found[0].length;
  }
  nodes.push(...between(text ?? "", end));
  return nodes;
}

/** The text between two fences; the line breaks that touch a fence are the fence's own. */
function between(text, start, end) {
  let part = text.slice(start, end);
  if (start > 0) part = part.replace(/^\n/, "");
  if (end !== undefined) part = part.replace(/\n$/, "");
  return part ? lines(part) : [];
}

/** Consecutive lines that start with > (escaped by Slack) are one quotation. */
function lines(text) {
  const nodes = [];
  let quote = null;
  text.split("\n").forEach((line, index) => {
    const quoted = /^(?:&gt;|>)\s?/.exec(line);
    if (quoted) {
      if (quote) quote.append("\n");
      else nodes.push((quote = h("blockquote")));
      quote.append(...inline(line.slice(quoted[0].length)));
      return;
    }
    if (index > 0 && !quote) nodes.push("\n");
    quote = null;
    nodes.push(...inline(line));
  });
  return nodes;
}

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    nodes.push(unescaped(text.slice(end, found.index)), token(found));
    end = found.index + found[0].length;
  }
  nodes.push(unescaped(text.slice(end)));
  return nodes.filter((node) => node !== "");
}

function token(found) {
  const { code, angle, bold, italic, strike } = found.groups;
  if (code !== undefined) return h("code", {}, unescaped(code));
  if (angle !== undefined) return special(angle);
  if (bold !== undefined) return h("strong", {}, inline(bold));
  if (italic !== undefined) return h("em", {}, inline(italic));
  if (strike !== undefined) return h("s", {}, inline(strike));
  return emoji(found.groups.emoji) ?? found[0];
}

function special(inside) {
  const [target, label = ""] = divided(inside);
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return h("span", { class: "mention" }, `#${label || roomName(target.slice(1))}`);
  if (target.startsWith("!date^")) return date(target, unescaped(label));
  if (target.startsWith("!")) return h("span", { class: "mention loud" }, label || `@${target.slice(1).split("^")[0]}`);
  return link(unescaped(target), unescaped(label || target.replace(/^mailto:/, "")));
}

function divided(inside) {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

export function mention(id, label = "") {
  const mine = id === store.ui.staff;
  return h("span", { class: mine ? "mention me" : "mention" }, `@${userName(id) ?? (label.replace(/^@/, "") || id)}`);
}

function date(target, fallback) {
  const [, seconds, pattern = "", address] = target.split("^");
  const words = h("time", { title: fallback }, slackDate(seconds, pattern, fallback));
  return address ? link(unescaped(address), words) : words;
}

export function userName(id) {
  const slack = store.state?.slack;
  if (id === slack?.bot?.id) return slack.bot.name;
  return slack?.users?.find((user) => user.id === id)?.name ?? null;
}

function roomName(id) {
  return store.state?.slack?.rooms?.find((room) => room.id === id)?.name ?? id;
}

/** Slack escapes these three characters and no others. */
function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
