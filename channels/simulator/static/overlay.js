// A dialog over one pane. The rest of that pane is inert while it is open; the other pane, another person's
// device, stays usable. Escape closes, and the focus returns to the control that opened it.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

let count = 0;

/**
 * Opens a dialog in `pane`, which has .pane-content and .pane-overlay.
 * @returns {{node: HTMLElement, close: (focusBack?: boolean) => void, isOpen: () => boolean}}
 */
export function openDialog(pane, { title, content, foot, onClose, testid, kind = "", closeName, submit, opener }) {
  const titleId = `dialog-${++count}`;
  const layer = pane.querySelector(".pane-overlay");
  const before = opener ?? remembered(pane);
  let open = true;

  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": closeName ?? t("dialog.close"), onClick: () => dismiss() },
    icon("close"),
  );
  const form = h("form", { class: "dialog-form", novalidate: true, autocomplete: "off" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit?.();
  });
  const body = h("div", { class: "dialog-body", tabindex: "-1" }, content);
  form.append(
    h("header", { class: "dialog-head" }, h("h2", { id: titleId, class: "dialog-title" }, title), cross),
    body,
    h("footer", { class: "dialog-foot" }, foot),
  );
  const node = h(
    "div",
    { class: `dialog ${kind}`, role: "dialog", "aria-labelledby": titleId, data: { testid } },
    form,
  );
  const shade = h("div", { class: "dialog-shade" }, node);
  shade.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    dismiss();
  });

  function dismiss() {
    if (onClose?.() === false) return;
    close();
  }

  function close(focusBack = true) {
    if (!open) return;
    open = false;
    const hadFocus = node.contains(document.activeElement) || document.activeElement === document.body;
    shade.remove();
    settle(pane);
    if (focusBack && hadFocus) giveBack(pane, before);
  }

  const stealing = pane.contains(document.activeElement) || document.activeElement === document.body;
  layer.append(shade);
  settle(pane);
  if (stealing) firstField(node).focus();
  return { node, close, isOpen: () => open, opener: before };
}

/** Only the topmost dialog of the pane can be used. */
function settle(pane) {
  const shades = [...pane.querySelectorAll(".pane-overlay > .dialog-shade")];
  pane.querySelector(".pane-content").inert = shades.length > 0;
  shades.forEach((shade, index) => (shade.inert = index < shades.length - 1));
}

function firstField(node) {
  return (
    node.querySelector(".dialog-body :is(input, textarea, select):not([disabled])") ??
    node.querySelector("[data-autofocus]") ??
    node.querySelector("button")
  );
}

/** The focused control, and the name under which a redrawn copy of it can be found. */
function remembered(pane) {
  const active = document.activeElement;
  if (!active || !pane.contains(active)) return null;
  return { node: active, name: active.dataset.focus ?? null };
}

function giveBack(pane, before) {
  const copy = before?.name ? pane.querySelector(`[data-focus="${CSS.escape(before.name)}"]`) : null;
  const target = before?.node?.isConnected ? before.node : (copy ?? pane.querySelector("[data-home]"));
  target?.focus({ preventScroll: true });
}

/** A yes-or-no question; resolves to true or false. */
export function ask(pane, { title, text, yes, no, danger = false }) {
  return new Promise((resolve) => {
    const box = openDialog(pane, {
      title,
      content: h("div", { class: "dialog-words" }, text),
      kind: "small",
      testid: "confirm",
      onClose: () => resolve(false),
      submit: () => finish(true),
      foot: [
        h(
          "button",
          {
            type: "button",
            class: "button",
            data: { autofocus: danger ? "" : null, testid: "confirm-no" },
            onClick: () => finish(false),
          },
          no,
        ),
        h(
          "button",
          {
            type: "submit",
            class: `button ${danger ? "danger" : "primary"}`,
            data: { autofocus: danger ? null : "", testid: "confirm-yes" },
          },
          yes,
        ),
      ],
    });
    function finish(value) {
      box.close();
      resolve(value);
    }
  });
}
