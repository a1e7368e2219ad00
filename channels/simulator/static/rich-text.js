// Slack's rich_text block. docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./links.js";
import { mention } from "./mrkdwn.js";
import { slackDate } from "./time.js";

export function richText(block) {
  return h("div", { class: "rich-text" }, (block.elements ?? []).map(part));
}

function part(element) {
  switch (element.type) {
    case "rich_text_list":
      return h(
        element.style === "ordered" ? "ol" : "ul",
        {},
        (element.elements ?? []).map((item) => h("li", {}, leaves(item))),
      );
    case "rich_text_quote":
      return h("blockquote", {}, leaves(element));
    case "rich_text_preformatted":
      return h("pre", {}, leaves(element));
    default:
      return h("div", {}, leaves(element));
  }
}

function leaves(element) {
  return (element.elements ?? []).map(leaf);
}

function leaf(element) {
  switch (element.type) {
    case "link":
      return styled(link(element.url, element.text || element.url), element.style);
    case "emoji":
      return emoji(element.name) ?? `:${element.name}:`;
    case "user":
      return mention(element.user_id);
    case "channel":
      return h("span", { class: "mention" }, `#${element.channel_id}`);
    case "broadcast":
      return h("span", { class: "mention loud" }, `@${element.range}`);
    case "date":
      return h("time", {}, slackDate(element.timestamp, element.format ?? "", element.fallback ?? ""));
    default:
      return styled(element.text ?? "", element.style);
  }
}

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code" };

function styled(content, style = {}) {
  return Object.entries(STYLES).reduce((node, [name, tag]) => (style?.[name] ? h(tag, {}, node) : node), content);
}
