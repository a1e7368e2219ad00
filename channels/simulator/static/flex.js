// LINE's Flex Messages: bubbles and carousels of boxes. developers.line.biz/en/reference/messaging-api/#flex-message

import { actionControl } from "./action-control.js";
import { carousel } from "./carousel.js";
import { h, languageOf } from "./dom.js";
import {
  ALIGN,
  GRAVITY,
  boxStyles,
  bubbleWidth,
  colour,
  dress,
  growth,
  iconSize,
  imageSize,
  length,
  placeStyles,
  space,
  textSize,
} from "./flex-style.js";
import { isOwn, placeholder } from "./pictures.js";
import { t } from "./texts.js";

const PARTS = ["header", "hero", "body", "footer"];
const DEEPEST = 12;

export function flexMessage(message, act) {
  const contents = message.contents ?? {};
  if (contents.type === "carousel") return carousel((contents.contents ?? []).map((one) => bubble(one, act)));
  if (contents.type === "bubble") return bubble(contents, act);
  return h("p", { class: "bubble" }, message.altText ?? t("line.unknown", { type: contents.type ?? "?" }));
}

function bubble(part, act) {
  const node = h("div", { class: `flex-bubble ${part.size ?? "mega"}`, dir: part.direction === "rtl" ? "rtl" : null });
  node.style.width = bubbleWidth(part.size);
  for (const name of PARTS) {
    if (part[name]) node.append(section(part[name], name, part.styles?.[name] ?? {}, act));
  }
  return withAction(node, part.action, act);
}

function section(content, name, style, act) {
  const node = h("div", { class: `flex-${name}` }, component(content, { vertical: true, first: true, depth: 0 }, act));
  dress(node, { backgroundColor: colour(style.backgroundColor) });
  if (style.separator) dress(node, { borderTop: `1px solid ${colour(style.separatorColor) ?? "#d4d6da"}` });
  if (content.type === "box" && !content.paddingAll) node.classList.add("padded");
  return node;
}

/** inside: {vertical, first, gap, depth}, the box that the component stands in. */
function component(part, inside, act) {
  const draw = DRAW[part?.type];
  if (!draw || inside.depth > DEEPEST)
    return h("span", { class: "flex-unknown" }, t("line.unknown", { type: part?.type ?? "?" }));
  const node = draw(part, inside, act);
  dress(node, placeStyles(part, inside.vertical, inside.first ? null : (inside.gap ?? null)));
  dress(node, { flex: growth(part, inside.vertical) });
  return node;
}

function box(part, inside, act) {
  const vertical = part.layout === "vertical";
  const props = { class: `flex-box ${part.layout ?? "vertical"}` };
  const contents = part.contents ?? [];
  const gap = space(part.spacing);
  let first = true;
  const children = contents.map((child) => {
    const node = component(child, { vertical, first, gap, depth: inside.depth + 1 }, act);
    if (child.position !== "absolute") first = false;
    return node;
  });
  const own = part.action && !contents.some(holdsAction);
  const node = own
    ? actionControl(part.action, act, tappable(props, part.action), children)
    : h("div", props, children);
  dress(node, boxStyles(part));
  return own ? node : withAction(node, part.action, act);
}

function holdsAction(part) {
  return Boolean(part?.action) || (part?.contents ?? []).some(holdsAction);
}

/** A whole area around other controls: the pointer may tap it anywhere, those controls keep their own taps. */
function withAction(node, action, act) {
  if (!action) return node;
  node.classList.add("tappable");
  node.addEventListener("click", (event) => {
    if (!event.target.closest("a, button")) act(action);
  });
  return node;
}

function tappable(props, action) {
  return { ...props, class: `${props.class} tappable`, data: { testid: "flex-button", action: action.type } };
}

function text(part, inside, act) {
  const words = part.text ?? (part.contents ?? []).map((span) => span.text ?? "").join("");
  const content = part.contents?.length ? part.contents.map(span) : words;
  const props = { class: part.wrap ? "flex-text wrap" : "flex-text", lang: languageOf(words) };
  const node = part.action
    ? actionControl(part.action, act, tappable(props, part.action), content)
    : h("p", props, content);
  dress(node, {
    ...letters(part),
    fontSize: textSize(part.size),
    textAlign: ALIGN[part.align] ?? null,
    alignSelf: inside.vertical ? null : (GRAVITY[part.gravity] ?? null),
    lineHeight: lineHeight(part),
  });
  if (part.wrap && part.maxLines > 0) {
    node.classList.add("clamped");
    node.style.setProperty("-webkit-line-clamp", String(part.maxLines));
  }
  return node;
}

function lineHeight(part) {
  const extra = length(part.lineSpacing);
  return extra ? `calc(1.35em + ${extra})` : null;
}

function letters(part) {
  const decoration = { underline: "underline", "line-through": "line-through" }[part.decoration];
  return {
    color: colour(part.color),
    fontWeight: part.weight === "bold" ? "700" : null,
    fontStyle: part.style === "italic" ? "italic" : null,
    textDecoration: decoration ?? null,
  };
}

function span(part) {
  return dress(h("span", {}, part.text ?? ""), { ...letters(part), fontSize: part.size ? textSize(part.size) : null });
}

function button(part, inside, act) {
  const style = part.style ?? "link";
  const action = part.action ?? {};
  const props = {
    class: `flex-button ${style} ${part.height === "sm" ? "low" : ""}`,
    lang: languageOf(action.label ?? ""),
  };
  const node = actionControl(
    action,
    act,
    { ...props, data: { testid: "flex-button", action: action.type } },
    action.label ?? "",
  );
  const own = colour(part.color);
  if (own) node.style[style === "link" ? "color" : "backgroundColor"] = own;
  if (!inside.vertical) dress(node, { alignSelf: GRAVITY[part.gravity] ?? null });
  return node;
}

function image(part, inside, act) {
  const ratio = /^\d+(\.\d+)?:\d+(\.\d+)?$/.test(part.aspectRatio ?? "")
    ? part.aspectRatio.replace(":", " / ")
    : "1 / 1";
  const words = part.action?.label ?? t("line.image");
  const picture = isOwn(part.url)
    ? dress(h("img", { class: "flex-photo", src: part.url, alt: words }), { aspectRatio: ratio })
    : placeholder({ words, source: part.url, ratio });
  const node = part.action
    ? actionControl(part.action, act, tappable({ class: "flex-image" }, part.action), picture)
    : h("div", { class: "flex-image" }, picture);
  const self = { start: "flex-start", end: "flex-end" }[part.align] ?? "center";
  return dress(node, {
    width: imageSize(part.size),
    maxWidth: "100%",
    alignSelf: inside.vertical ? self : (GRAVITY[part.gravity] ?? null),
  });
}

function smallIcon(part) {
  const size = iconSize(part.size);
  return dress(h("span", { class: "flex-icon", "aria-hidden": "true" }), { width: size, height: size });
}

function separator(part, inside) {
  const node = h("div", { class: inside.vertical ? "flex-separator" : "flex-separator upright" });
  return dress(node, { backgroundColor: colour(part.color) });
}

function filler() {
  return h("div", { class: "flex-filler" });
}

function spacer(part) {
  return dress(h("div"), { height: space(part.size) ?? "8px" });
}

const DRAW = { box, text, button, image, icon: smallIcon, video: image, separator, filler, spacer };
