// A small menu under (or over) its button: arrow keys move, Escape and a click outside close.

import { h } from "./dom.js";

let current = null;

/** items: [{label, icon?, danger?, testid?, lang?, run}] */
export function openMenu(button, items, label) {
  if (current?.button === button) return closeMenu();
  closeMenu();
  const list = h("div", { class: "menu", role: "menu", "aria-label": label });
  for (const item of items) {
    list.append(
      h(
        "button",
        {
          type: "button",
          role: "menuitem",
          class: item.danger ? "menu-item danger" : "menu-item",
          lang: item.lang,
          tabindex: "-1",
          data: { testid: item.testid },
          onClick: () => {
            closeMenu();
            item.run();
          },
        },
        item.icon,
        item.label,
      ),
    );
  }
  list.addEventListener("keydown", onKey);
  (button.closest(".pane") ?? document.body).append(list);
  button.setAttribute("aria-expanded", "true");
  current = { button, list };
  place(button, list);
  list.firstElementChild?.focus();
  document.addEventListener("pointerdown", onOutside, true);
  window.addEventListener("resize", onLeave);
}

export function closeMenu(focusBack = true) {
  if (!current) return;
  const { button, list } = current;
  current = null;
  const inside = list.contains(document.activeElement);
  list.remove();
  button.setAttribute("aria-expanded", "false");
  document.removeEventListener("pointerdown", onOutside, true);
  window.removeEventListener("resize", onLeave);
  if (focusBack && inside && button.isConnected) button.focus();
}

function onOutside(event) {
  if (!current.list.contains(event.target) && !current.button.contains(event.target)) closeMenu(false);
}

function onLeave() {
  closeMenu(false);
}

function onKey(event) {
  const items = [...current.list.children];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu();
  } else if (event.key in steps) {
    event.preventDefault();
    items.at(steps[event.key] % items.length).focus();
  }
}

function place(button, list) {
  const edge = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const below = edge.bottom + size.height + 8 < window.innerHeight;
  const left = Math.min(Math.max(8, edge.left), window.innerWidth - size.width - 8);
  list.style.left = `${left}px`;
  list.style.top = `${below ? edge.bottom + 4 : Math.max(8, edge.top - size.height - 4)}px`;
}
