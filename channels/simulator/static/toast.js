// One line of news at the foot of a pane; screen readers hear it.

import { h } from "./dom.js";

const LASTS = 6000;

/** The place for toasts, to be put into a pane once: the live region must exist before it is filled. */
export function toastPlace() {
  return h("div", { class: "toasts", role: "status", "aria-live": "polite" });
}

export function toast(pane, words, { bad = false } = {}) {
  const place = pane.querySelector(".toasts");
  const node = h("div", { class: bad ? "toast bad" : "toast", data: { testid: "toast" } }, words);
  place.replaceChildren(node);
  setTimeout(() => node.remove(), LASTS);
}
