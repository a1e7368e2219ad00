// Web addresses and telephone numbers inside plain text, made into links; and which links are safe to follow.

import { h } from "./dom.js";

const SAFE = /^(https?:|tel:|mailto:)/i;
const FOUND =
  /https?:\/\/[^\s<>"'「」『』（）、。，．]+|(?<![\d-])(?:0\d{1,4}[-‐－]\d{1,4}[-‐－]\d{3,4}|0\d{1,3}\(\d{2,4}\)\d{4})(?![\d-])/g;

export function safeUrl(url) {
  return typeof url === "string" && SAFE.test(url.trim()) ? url.trim() : null;
}

/** A link that opens outside the page; plain text when the address is of a kind we do not open. */
export function link(url, ...children) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, children);
  const outside = /^https?:/i.test(href);
  return h("a", { href, target: outside ? "_blank" : null, rel: outside ? "noopener noreferrer" : null }, children);
}

/** Text nodes and links; line breaks are kept by the style sheet (white-space: pre-wrap). */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(FOUND)) {
    const words = found[0].replace(/[.,!?;:)\]]+$/, (tail) => (found[0].startsWith("http") ? "" : tail));
    parts.push(text.slice(end, found.index), link(words.startsWith("http") ? words : telephone(words), words));
    end = found.index + words.length;
  }
  parts.push(text.slice(end));
  return parts;
}

function telephone(words) {
  return `tel:${words.replace(/\D/g, "")}`;
}
