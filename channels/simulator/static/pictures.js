// Pictures and stickers are drawn, not loaded, unless they come from this machine: the simulator asks no other one.

import { h } from "./dom.js";
import { icon, outline } from "./icons.js";
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

export function isOwn(address) {
  const host = hostOf(address);
  return host === location.host || host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
}

/** A picture that the bot sent, as the phone shows it: small, and large when it is touched. */
export function photo(message) {
  const shown = h("img", { src: message.previewImageUrl, alt: t("line.image"), class: "photo" });
  return h("a", { href: message.originalContentUrl, target: "_blank", rel: "noopener noreferrer" }, shown);
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return "";
  }
}

const ROUND = "M12 2.5a9.5 9.5 0 100 19 9.5 9.5 0 000-19z";
const EYES = "M8.5 10v.6M15.5 10v.6";
const FACES = {
  smile: [ROUND, EYES, "M8 14.5c2.4 2.6 5.6 2.6 8 0"],
  thanks: [ROUND, "M7 10.5c.8-1 2.2-1 3 0M14 10.5c.8-1 2.2-1 3 0", "M9 15c2 1.4 4 1.4 6 0"],
  fine: [ROUND, "M8.5 10v.6M14 10.3h3", "M8.5 15c2.3 1.7 5 1.2 7-.8"],
  thinking: [ROUND, EYES, "M7.5 7.3l2.5-.6M14 6.4l2.5.9", "M9 15.5l6-1"],
  sad: [ROUND, EYES, "M8 16.5c2.4-2.4 5.6-2.4 8 0", "M16.5 12.5c1 1.3 1 2.3 0 2.3s-1-1 0-2.3z"],
  joy: [ROUND, "M7 10.5c.8-1 2.2-1 3 0M14 10.5c.8-1 2.2-1 3 0", "M8 13.5h8c0 5-8 5-8 0z"],
};

export const STICKERS = [
  { packageId: "446", stickerId: "1988", face: "smile", keywords: ["よろしく", "Hello"] },
  { packageId: "446", stickerId: "1989", face: "thanks", keywords: ["ありがとう", "Thanks"] },
  { packageId: "446", stickerId: "1993", face: "fine", keywords: ["了解", "OK"] },
  { packageId: "446", stickerId: "2005", face: "thinking", keywords: ["考え中", "Thinking"] },
  { packageId: "789", stickerId: "10855", face: "sad", keywords: ["悲しい", "Sad"] },
  { packageId: "789", stickerId: "10872", face: "joy", keywords: ["おめでとう", "Congratulations"] },
];

export function stickerFace(name, size) {
  return outline(FACES[name] ?? FACES.smile, { size, name: "sticker-face" });
}

export function sticker(packageId, stickerId) {
  const known = STICKERS.find((one) => one.packageId === packageId && one.stickerId === stickerId);
  const ids = `${packageId ?? "?"} / ${stickerId ?? "?"}`;
  return h(
    "div",
    { class: "sticker", role: "img", "aria-label": `${t("line.sticker")} ${ids}` },
    stickerFace(known?.face, 88),
    h("span", { class: "sticker-ids" }, ids),
  );
}

/** The message object of a sticker as a citizen sends it. */
export function stickerMessage({ packageId, stickerId, keywords }) {
  return { type: "sticker", packageId, stickerId, stickerResourceType: "STATIC", keywords };
}
