// The interactive elements of Slack's blocks: buttons, menus and choices that act at once.

import { plainText } from "./blocks.js";
import { h, languageOf } from "./dom.js";
import { icon } from "./icons.js";
import { control } from "./inputs.js";
import { safeUrl } from "./links.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { ask } from "./overlay.js";
import { placeholder } from "./pictures.js";
import { t } from "./texts.js";

export function element(part, ctx) {
  if (part.type === "button") return button(part, ctx);
  if (part.type === "overflow") return overflow(part, ctx);
  if (part.type === "image")
    return h("div", { class: "accessory-image" }, placeholder({ words: part.alt_text, ratio: "1 / 1" }));
  return choice(part, ctx);
}

function nameOf(part, ctx) {
  return `${ctx.name}/${ctx.blockId}/${part.action_id}`;
}

/** Asks first when the element says so, then presses; a second press while the first is under way does nothing. */
async function press(node, part, ctx, chosen = {}) {
  if (node.getAttribute("aria-busy") === "true") return;
  if (part.confirm && !(await confirmed(part.confirm, ctx.pane))) return;
  node.setAttribute("aria-busy", "true");
  try {
    await ctx.press({ ...part, block_id: ctx.blockId, ...chosen });
  } finally {
    node.removeAttribute("aria-busy");
  }
}

function confirmed(words, pane) {
  return ask(pane, {
    title: plainText(words.title),
    text: words.text?.type === "plain_text" ? plainText(words.text) : mrkdwn(words.text?.text ?? ""),
    yes: words.confirm ? plainText(words.confirm) : t("slack.confirm"),
    no: words.deny ? plainText(words.deny) : t("slack.deny"),
    danger: words.style === "danger",
  });
}

function button(part, ctx) {
  const words = plainText(part.text);
  const props = {
    class: `slack-button ${part.style ?? ""}`,
    lang: languageOf(words),
    "aria-label": part.accessibility_label,
    data: { testid: "slack-button", action: part.action_id, focus: nameOf(part, ctx) },
  };
  const href = safeUrl(part.url);
  const node = href
    ? h("a", { ...props, href, target: "_blank", rel: "noopener noreferrer" }, words, icon("external", 14))
    : h("button", { ...props, type: "button" }, words);
  node.addEventListener("click", () => press(node, part, ctx));
  return node;
}

function overflow(part, ctx) {
  const node = h(
    "button",
    {
      type: "button",
      class: "slack-button square",
      "aria-label": t("slack.overflow"),
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      data: { testid: "slack-overflow", action: part.action_id, focus: nameOf(part, ctx) },
    },
    icon("more", 18),
  );
  node.addEventListener("click", () => {
    const items = (part.options ?? []).map((option) => ({
      label: plainText(option.text),
      lang: languageOf(option.text?.text ?? ""),
      testid: "slack-option",
      run: () => press(node, part, ctx, { selected_option: option }),
    }));
    openMenu(node, items, t("slack.overflow"));
  });
  return node;
}

/** Selects, radio buttons, check boxes, dates: in a modal their value is also part of what is submitted. */
function choice(part, ctx) {
  const label = plainText(part.placeholder) || t("slack.choose");
  const held = ctx.field?.(part, ctx.blockId);
  const made = control(part, {
    name: nameOf(part, ctx),
    label,
    value: held?.value,
    suggest: (typed) => ctx.suggest?.(part, ctx.blockId, typed),
    onChange(value) {
      held?.keep(value);
      press(made.node, part, ctx, value);
    },
  });
  if (!made) return h("span", { class: "block-unknown" }, t("slack.unknown", { type: part.type ?? "?" }));
  made.node.classList.add("choice-control");
  return made.node;
}
