// Cards side by side, scrolled with the finger, the wheel or the arrow keys.

import { h } from "./dom.js";
import { t } from "./texts.js";

export function carousel(cards) {
  const row = h(
    "div",
    { class: "carousel", role: "group", tabindex: "0", "aria-label": t("line.carousel", { n: cards.length }) },
    cards,
  );
  return row;
}

/** Lets an ordinary mouse wheel move a row that only scrolls sideways. */
export function wheelSideways(row) {
  row.addEventListener(
    "wheel",
    (event) => {
      if (Math.abs(event.deltaY) <= Math.abs(event.deltaX) || row.scrollWidth <= row.clientWidth) return;
      event.preventDefault();
      row.scrollLeft += event.deltaY;
    },
    { passive: false },
  );
}
