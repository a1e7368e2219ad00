// The modals that the bot opens for the chosen member of staff: the topmost one of their stack is shown.

import { post } from "./api.js";
import { blocks, plainText } from "./blocks.js";
import { h, languageOf, refill, signOf } from "./dom.js";
import { GROUPS, control, isEmpty } from "./inputs.js";
import { openDialog } from "./overlay.js";
import { store } from "./store.js";
import { t } from "./texts.js";

export function modals(pane, press) {
  const kept = new Map();
  let shown = null;

  function update() {
    const views = store.state.slack?.views ?? [];
    const mine = views.filter(
      (one) => one.user === store.ui.staff && !store.ui.closedViews.has(one.id) && one.view?.type !== "home",
    );
    for (const id of kept.keys()) if (!views.some((one) => one.id === id)) kept.delete(id);
    const top = mine.findLast((one) => one.top) ?? mine.at(-1);
    if (shown && shown.id !== top?.id) {
      const opener = shown.opener;
      shown.close(!top);
      shown = null;
      if (top) shown = show(top, opener);
    } else if (top && !shown) shown = show(top);
    shown?.update(top);
  }

  function show(top, opener) {
    const values = kept.get(top.id) ?? kept.set(top.id, new Map()).get(top.id);
    return openView(pane, top, { values, press, opener, again: update });
  }

  return { update };
}

function openView(pane, first, { values, press, opener, again }) {
  const id = first.id;
  const fields = h("div", { class: "modal-blocks", "aria-live": "polite" }); // the bot may draw it again by itself
  const trouble = h("p", { class: "field-error", role: "alert" });
  const foot = h("div", { class: "modal-foot" });
  let view = first.view;
  let inputs = [];

  const box = openDialog(pane, {
    title: plainText(view.title),
    kind: "modal",
    testid: "modal",
    closeName: view.close ? plainText(view.close) : undefined,
    content: [trouble, fields],
    foot,
    opener,
    submit,
    onClose: () => {
      leave();
      return false;
    },
  });

  function leave() {
    store.ui.closedViews.add(id);
    again();
    post("slack/close", { user: store.ui.staff, view_id: id }).catch(() => {
      store.ui.closedViews.delete(id);
      again();
    });
  }

  const ctx = {
    pane,
    name: id,
    press: (part) => press(part, { view_id: id, values: stateOf(inputs) }),
    inputBlock,
    suggest: (part, block, value) =>
      post("slack/options", {
        user: store.ui.staff,
        view_id: id,
        action_id: part.action_id,
        block_id: block,
        value,
        values: stateOf(inputs),
      }),
    field(part, block) {
      const key = `${block}|${part.action_id}`;
      const held = { key, blockId: block, actionId: part.action_id, read: () => values.get(key) ?? null };
      inputs.push(held);
      return { value: values.get(key), keep: (value) => values.set(key, value) };
    },
  };

  function inputBlock(block, name) {
    const part = block.element ?? {};
    const key = `${name}|${part.action_id}`;
    const base = `${id}-${name}`;
    const grouped = GROUPS.has(part.type);
    const error = h("p", { class: "field-error", id: `${base}-error`, role: "alert" });
    const describedby = [block.hint ? `${base}-hint` : null, `${base}-error`].filter(Boolean).join(" ");
    const settings = {
      name: base,
      id: grouped ? null : `${base}-field`,
      labelledby: grouped ? `${base}-label` : null,
      describedby,
    };
    const made = control(part, { ...settings, value: values.get(key), onChange: (value) => values.set(key, value) });
    const label = [
      plainText(block.label),
      block.optional ? h("span", { class: "optional" }, t("slack.optional")) : null,
    ];
    if (made)
      inputs.push({ ...made, key, part, blockId: name, actionId: part.action_id, optional: block.optional, error });
    return h(
      "div",
      { class: "block-input", data: { block: name } },
      h(
        grouped ? "p" : "label",
        { class: "field-label", id: `${base}-label`, for: settings.id, lang: languageOf(block.label?.text ?? "") },
        label,
      ),
      made?.node ?? h("p", { class: "block-unknown" }, t("slack.unknown", { type: part.type ?? "?" })),
      error,
      block.hint &&
        h(
          "p",
          { class: "field-hint", id: `${base}-hint`, lang: languageOf(block.hint.text ?? "") },
          plainText(block.hint),
        ),
    );
  }

  function showErrors(errors) {
    let firstWrong = null;
    trouble.textContent = translated(errors[""] ?? "");
    for (const input of inputs.filter((one) => one.error)) {
      const words = errors[input.blockId] ?? "";
      if (input.error.textContent !== words) input.error.textContent = words;
      input.node.setAttribute("aria-invalid", words ? "true" : "false");
      if (words) firstWrong ??= input;
    }
    return firstWrong;
  }

  /** What Slack itself checks before it asks the bot. */
  function ownErrors() {
    const errors = {};
    for (const input of inputs.filter((one) => one.error)) {
      const reading = input.read();
      if (!input.optional && isEmpty(reading)) errors[input.blockId] = t("slack.required");
      else if (reading.value && input.part.min_length > reading.value.length)
        errors[input.blockId] = t("slack.short", { n: input.part.min_length });
    }
    return errors;
  }

  async function submit() {
    if (!view.submit || foot.getAttribute("aria-busy") === "true") return;
    const wrong = showErrors(ownErrors());
    if (wrong) return wrong.focus();
    foot.setAttribute("aria-busy", "true");
    trouble.textContent = "";
    try {
      const answer = await post("slack/submit", { user: store.ui.staff, view_id: id, values: stateOf(inputs) });
      if (answer.closed) store.ui.closedViews.add(id);
      else if (Object.keys(answer.errors ?? {}).length) showErrors(answer.errors)?.focus();
      else if (answer.status && answer.status !== 200)
        trouble.textContent = t("slack.failed", { status: answer.status || t("hook.silent") });
      again();
    } catch (problem) {
      trouble.textContent = t("slack.failed", { status: problem.status ?? t("hook.silent") });
    } finally {
      foot.removeAttribute("aria-busy");
    }
  }

  /** The field to begin with; a modal that only shows something begins with its text, not with its submit button. */
  function start() {
    (
      fields.querySelector("[data-first]") ??
      fields.querySelector("input, textarea, select") ??
      bodyOf(box)
    ).focus();
  }

  let lastErrors = "";
  function update(current) {
    view = current.view;
    const title = box.node.querySelector(".dialog-title");
    title.textContent = plainText(view.title);
    title.lang = languageOf(title.textContent);
    const had = fields.childElementCount > 0;
    const hadFocus = box.node.contains(document.activeElement);
    const redrawn = refill(fields, signOf(view.blocks), () => {
      inputs = [];
      return blocks(view.blocks, ctx);
    });
    refill(foot, signOf(view.submit, view.close), () => footOf(view, leave));
    if (redrawn && hadFocus && !had) start();
    else if (redrawn && hadFocus && !box.node.contains(document.activeElement)) bodyOf(box).focus();
    const errors = JSON.stringify(current.errors ?? {});
    if (errors !== lastErrors || redrawn) showErrors(current.errors ?? {});
    lastErrors = errors;
  }

  return { id, update, opener: box.opener, close: box.close };
}

function bodyOf(box) {
  return box.node.querySelector(".dialog-body");
}

/** What Slack itself says, in the language of the page; anything else as it came. */
function translated(words) {
  return words === "We had some trouble connecting. Try again?" ? t("slack.trouble") : words;
}

function stateOf(inputs) {
  const values = {};
  for (const input of inputs) {
    const reading = input.read();
    if (reading) (values[input.blockId] ??= {})[input.actionId] = reading;
  }
  return values;
}

function footOf(view, leave) {
  const close = view.close ? plainText(view.close) : t("dialog.cancel");
  return [
    h(
      "button",
      { type: "button", class: "button", data: { testid: "modal-close" }, lang: languageOf(close), onClick: leave },
      close,
    ),
    view.submit &&
      h(
        "button",
        {
          type: "submit",
          class: "button primary",
          data: { testid: "modal-submit" },
          lang: languageOf(plainText(view.submit)),
        },
        plainText(view.submit),
      ),
  ];
}
