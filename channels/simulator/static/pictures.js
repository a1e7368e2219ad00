// Pictures and stickers are drawn, not loaded: the simulator asks no other machine for anything.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

/** A grey field in place of a picture, with the host it would come from. */
export function placeholder({ name = "image", words, source, ratio }) {
  const node = h(
    "div",
    { class: "picture", role: "img", "aria-label": words ?? t("line.image") },
    icon(name, 28),
    h("span", { class: "picture-words" }, words),
    source ? h("span", { class: "picture-source" }, hostOf(source)) : null,
  );
  if (ratio) node.style.aspectRatio = ratio;
  return node;
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return "";
  }
}

export const STICKERS = [
  { packageId: "446", stickerId: "1988", face: "😊", keywords: ["よろしく", "Hello"] },
  { packageId: "446", stickerId: "1989", face: "🙏", keywords: ["ありがとう", "Thanks"] },
  { packageId: "446", stickerId: "1993", face: "👍", keywords: ["了解", "OK"] },
  { packageId: "446", stickerId: "2005", face: "🤔", keywords: ["考え中", "Thinking"] },
  { packageId: "789", stickerId: "10855", face: "😢", keywords: ["悲しい", "Sad"] },
  { packageId: "789", stickerId: "10872", face: "🎉", keywords: ["おめでとう", "Congratulations"] },
];

export function sticker(packageId, stickerId) {
  const known = STICKERS.find((one) => one.packageId === packageId && one.stickerId === stickerId);
  const ids = `${packageId ?? "?"} / ${stickerId ?? "?"}`;
  return h(
    "div",
    { class: "sticker", role: "img", "aria-label": `${t("line.sticker")} ${ids}` },
    h("span", { class: "sticker-face" }, known?.face ?? "🙂"),
    h("span", { class: "sticker-ids" }, ids),
  );
}

/** The message object of a sticker as a citizen sends it. */
export function stickerMessage({ packageId, stickerId, keywords }) {
  return { type: "sticker", packageId, stickerId, stickerResourceType: "STATIC", keywords };
}
