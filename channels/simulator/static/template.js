// LINE's template messages: buttons, confirm, carousel, image carousel.

import { actionControl } from "./action-control.js";
import { carousel } from "./carousel.js";
import { h, languageOf } from "./dom.js";
import { placeholder } from "./pictures.js";
import { t } from "./texts.js";

export function templateMessage(message, act) {
  const template = message.template ?? {};
  switch (template.type) {
    case "buttons":
      return card(template, act);
    case "confirm":
      return h(
        "div",
        { class: "card confirm" },
        words(template),
        h("div", { class: "card-pair" }, buttons(template.actions, act)),
      );
    case "carousel":
      return carousel((template.columns ?? []).map((column) => card({ ...template, ...column, type: "column" }, act)));
    case "image_carousel":
      return carousel((template.columns ?? []).map((column) => imageCard(column, act)));
    default:
      return h("p", { class: "bubble" }, message.altText ?? t("line.unknown", { type: template.type ?? "?" }));
  }
}

function card(part, act) {
  const ratio = part.imageAspectRatio === "square" ? "1 / 1" : "1.51 / 1";
  const picture =
    part.thumbnailImageUrl && placeholder({ words: t("line.image"), source: part.thumbnailImageUrl, ratio });
  const top = [picture, words(part)];
  return h(
    "div",
    { class: "card" },
    part.defaultAction
      ? actionControl(part.defaultAction, act, { class: "card-top tappable" }, top)
      : h("div", { class: "card-top" }, top),
    h("div", { class: "card-actions" }, buttons(part.actions, act)),
  );
}

function words(part) {
  return h(
    "span",
    { class: "card-words", lang: languageOf(`${part.title ?? ""}${part.text ?? ""}`) },
    part.title ? h("strong", {}, part.title) : null,
    h("span", {}, part.text ?? ""),
  );
}

function buttons(actions, act) {
  return (actions ?? []).map((action) =>
    actionControl(
      action,
      act,
      { class: "card-button", lang: languageOf(action.label ?? ""), data: { testid: "flex-button" } },
      action.label ?? action.type,
    ),
  );
}

function imageCard(column, act) {
  const label = column.action?.label;
  return actionControl(
    column.action ?? {},
    act,
    { class: "card image-card", data: { testid: "flex-button" } },
    placeholder({ words: label ?? t("line.image"), source: column.imageUrl, ratio: "1 / 1" }),
  );
}
