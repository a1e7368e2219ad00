// A text field that grows with its text, sends on Enter (Shift+Enter makes a line), and respects input methods.

import { h } from "./dom.js";

const TALLEST = 120;

export function growingField({ label, placeholder, testid, focus, draft, onDraft, onSend }) {
  const field = h("textarea", {
    rows: "1",
    class: "field",
    "aria-label": label,
    placeholder,
    enterkeyhint: "send",
    data: { testid, focus, home: focus ? "" : null },
  });

  function fit() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, TALLEST)}px`;
    field.style.overflowY = field.scrollHeight + 2 > TALLEST ? "auto" : "hidden";
  }

  function set(value) {
    field.value = value;
    onDraft?.(value);
    fit();
  }

  /** Sends what is written; puts it back when sending fails and nothing new was typed. */
  async function send() {
    const text = field.value.trim();
    if (!text) return field.focus();
    set("");
    if ((await onSend(text)) === false && !field.value) set(text);
  }

  field.addEventListener("input", () => {
    onDraft?.(field.value);
    fit();
  });
  field.addEventListener("keydown", (event) => {
    // keyCode 229: Safari reports the Enter that accepts a conversion after the composition has ended.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });
  field.value = draft ?? "";
  requestAnimationFrame(fit);
  return { field, send, set };
}
