// Slack's blocks in messages and modals. docs.slack.dev/reference/block-kit/blocks

import { h, languageOf } from "./dom.js";
import { element } from "./elements.js";
import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { placeholder } from "./pictures.js";
import { richText } from "./rich-text.js";
import { t } from "./texts.js";

/**
 * ctx: {pane, name, press(element, extra), inputBlock?(block, blockId), field?(element, blockId)}; `name` tells
 * controls of different messages apart.
 */
export function blocks(list, ctx) {
  return (list ?? []).map((block, index) => {
    const id = blockId(block, index);
    const draw = DRAW[block.type];
    const node = draw ? draw(block, { ...ctx, blockId: id }) : unknown(block);
    node.classList.add("block");
    return node;
  });
}

export function blockId(block, index) {
  return block.block_id || `block-${index}`;
}

/** A text object: plain_text knows emoji names only, mrkdwn everything. */
function textObject(text) {
  if (!text) return [];
  const words = text.text ?? "";
  if (text.type !== "plain_text") return mrkdwn(words);
  return [plainText(text)];
}

export function plainText(text) {
  const words = text?.text ?? "";
  return text?.emoji === false ? words : words.replace(/:([a-z0-9_+'-]+):/g, (whole, name) => emoji(name) ?? whole);
}

function section(block, ctx) {
  const words = block.text?.text ?? "";
  return h(
    "div",
    { class: "block-section" },
    h(
      "div",
      { class: "block-main" },
      block.text && h("div", { class: "block-text", lang: languageOf(words) }, textObject(block.text)),
      block.fields?.length > 0 &&
        h(
          "div",
          { class: "block-fields" },
          block.fields.map((text) => h("div", { lang: languageOf(text.text ?? "") }, textObject(text))),
        ),
    ),
    block.accessory && h("div", { class: "block-accessory" }, element(block.accessory, ctx)),
  );
}

function header(block) {
  return h("h3", { class: "block-header", lang: languageOf(block.text?.text ?? "") }, textObject(block.text));
}

function divider() {
  return h("hr", { class: "block-divider" });
}

function context(block) {
  const parts = (block.elements ?? []).map((part) =>
    part.type === "image" ? smallImage(part) : h("span", { lang: languageOf(part.text ?? "") }, textObject(part)),
  );
  return h("div", { class: "block-context" }, parts);
}

function smallImage(part) {
  return h("span", { class: "small-image", role: "img", "aria-label": part.alt_text ?? t("line.image") });
}

function actions(block, ctx) {
  return h(
    "div",
    { class: "block-actions" },
    (block.elements ?? []).map((part) => element(part, ctx)),
  );
}

function image(block) {
  const title = block.title ? h("p", { class: "block-caption" }, plainText(block.title)) : null;
  return h(
    "div",
    { class: "block-image" },
    title,
    block.slack_file?.id
      ? h("img", { class: "slack-file", src: `/control/slack/files/${block.slack_file.id}`, alt: block.alt_text ?? "" })
      : placeholder({ words: block.alt_text, source: block.image_url, ratio: "16 / 9" }),
  );
}

function input(block, ctx) {
  return ctx.inputBlock ? ctx.inputBlock(block, ctx.blockId) : unknown(block);
}

function markdown(block) {
  const words = (block.text ?? "").replace(/\*\*(.+?)\*\*/g, "*$1*").replace(/^#+\s+(.*)$/gm, "*$1*");
  return h("div", { class: "block-text", lang: languageOf(words) }, mrkdwn(words));
}

function unknown(block) {
  return h("p", { class: "block-unknown" }, t("slack.unknown", { type: block.type ?? "?" }));
}

const DRAW = { section, header, divider, context, actions, image, input, markdown, rich_text: richText };
