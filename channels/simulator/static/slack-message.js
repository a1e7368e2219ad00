// One message of a room or a thread, and the notices that only one person sees.

import { BOT_COLOUR, avatar } from "./avatar.js";
import { blocks } from "./blocks.js";
import { h, languageOf } from "./dom.js";
import { emoji } from "./emoji.js";
import { icon } from "./icons.js";
import { mrkdwn, userName } from "./mrkdwn.js";
import { store } from "./store.js";
import { t } from "./texts.js";
import { clock, day, dayKey, iso, moment, slackTime } from "./time.js";

/** view: {pane, place, press(message, element), openThread?(ts)}; place: "room" or "thread". */
export function slackMessage(message, view) {
  const at = slackTime(message.ts);
  const fromBot = isBot(message);
  const name = authorOf(message);
  return h(
    "li",
    {
      class: "slack-message",
      data: { testid: "slack-message", ts: message.ts, user: message.user, thread: message.thread_ts },
    },
    h("span", { class: "slack-face" }, face(message, name, fromBot)),
    h(
      "div",
      { class: "slack-main" },
      h(
        "p",
        { class: "slack-line" },
        h("strong", { class: "slack-author", lang: languageOf(name) }, name),
        fromBot ? h("span", { class: "app-mark" }, t("slack.app")) : null,
        h("time", { datetime: iso(at), title: moment(at) }, clock(at)),
        " ",
      ),
      body(message, view),
      view.openThread && message.replies?.length > 0 ? repliesButton(message, view) : null,
    ),
    view.openThread ? tools(message, view) : null,
  );
}

function isBot(message) {
  return Boolean(message.bot_id) || message.user === store.state.slack.bot?.id;
}

function authorOf(message) {
  return message.username ?? userName(message.user) ?? message.bot_profile?.name ?? message.user ?? "?";
}

function face(message, name, fromBot) {
  const picture = message.icon_emoji && emoji(message.icon_emoji.replaceAll(":", ""));
  if (picture) return h("span", { class: "avatar square plain", "aria-hidden": "true" }, picture);
  return avatar(name, { shape: "square", colour: fromBot ? BOT_COLOUR : null });
}

/** The rich_text block that Slack makes of typed words says the same as the text, so the text is drawn. */
function body(message, view) {
  if (message.user === "USLACKBOT") return h("p", { class: "slack-gone" }, t("slack.deleted"));
  const edited = message.edited ? h("span", { class: "edited" }, t("slack.edited")) : null;
  const drawn =
    message.blocks?.length && !(message.text && message.blocks.every((block) => block.type === "rich_text"));
  const parts = drawn ? blocksOf(message, message.blocks, view, edited) : textOf(message.text, edited);
  return [parts, (message.attachments ?? []).map((one) => attachment(message, one, view)), (message.files ?? []).map(file)];
}

function blocksOf(message, list, view, edited) {
  const ctx = { pane: view.pane, name: `${view.place}-${message.ts}`, press: (part) => view.press(message, part) };
  return h("div", { class: "blocks" }, blocks(list, ctx), edited);
}

function textOf(text, edited) {
  if (!text && !edited) return null;
  return h("div", { class: "slack-text", lang: languageOf(text ?? "") }, mrkdwn(text), edited);
}

function attachment(message, one, view) {
  const node = h(
    "div",
    { class: "attachment", role: "group", "aria-label": t("slack.attached") },
    one.title ? h("strong", {}, one.title) : null,
    one.blocks ? blocksOf(message, one.blocks, view) : textOf(one.text ?? one.fallback),
  );
  if (/^#[0-9a-f]{6}$/i.test(one.color ?? "")) node.style.borderInlineStartColor = one.color;
  return node;
}

/** A file that the app uploaded: pictures are shown, the rest by name, and what was deleted says so. */
function file(one) {
  if (one.mode === "tombstone") return h("p", { class: "slack-gone" }, t("slack.file.deleted"));
  const words = one.alt_txt || one.title;
  const shown = one.mimetype?.startsWith("image/")
    ? h("img", { class: "slack-file", src: `/control/slack/files/${one.id}`, alt: words })
    : one.name;
  return h(
    "figure",
    { class: "slack-shared", data: { testid: "slack-shared" } },
    h("figcaption", { class: "block-caption", lang: languageOf(words) }, one.title),
    shown,
  );
}

function repliesButton(message, view) {
  const replies = message.replies;
  const last = slackTime(replies.at(-1).ts);
  const people = new Map(replies.map((reply) => [authorOf(reply), reply]));
  const faces = [...people]
    .slice(0, 3)
    .map(([name, reply]) => avatar(name, { shape: "square tiny", colour: isBot(reply) ? BOT_COLOUR : null }));
  const when = dayKey(last) === dayKey(Date.now()) ? clock(last) : `${day(last)} ${clock(last)}`;
  return h(
    "button",
    {
      type: "button",
      class: "replies",
      data: { testid: "thread-open", focus: `replies-${message.ts}` },
      onClick: () => view.openThread(message.ts),
    },
    faces,
    h("strong", {}, replies.length === 1 ? t("slack.replies.one") : t("slack.replies", { n: replies.length })),
    h("span", { class: "replies-last" }, t("slack.last", { time: when })),
  );
}

function tools(message, view) {
  return h(
    "div",
    { class: "slack-tools" },
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": t("slack.reply"),
        title: t("slack.reply"),
        data: { testid: "thread-reply", focus: `reply-${message.ts}` },
        onClick: () => view.openThread(message.ts),
      },
      icon("thread", 18),
    ),
  );
}

/** An ephemeral message, or the answer to an interaction. */
export function slackNotice(notice, view) {
  const bot = store.state.slack.bot;
  return h(
    "li",
    { class: "slack-message notice", data: { testid: "slack-notice" } },
    h("span", { class: "slack-face" }, avatar(bot.name, { shape: "square", colour: BOT_COLOUR })),
    h(
      "div",
      { class: "slack-main" },
      h("p", { class: "only-you" }, icon("eye", 14), t("slack.only")),
      h(
        "p",
        { class: "slack-line" },
        h("strong", { class: "slack-author" }, bot.name),
        h("span", { class: "app-mark" }, t("slack.app")),
        h("time", { datetime: iso(notice.at) }, clock(notice.at)),
      ),
      body({ ...notice, ts: notice.ts ?? String(notice.at) }, view),
    ),
  );
}
