// The fields of Slack's modals. Each reads as the platform's state value: {type, value | selected_option | …}.

import { post } from "./api.js";
import { plainText } from "./blocks.js";
import { h, languageOf } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { store } from "./store.js";
import { t } from "./texts.js";

/**
 * The control of one element, or null for a type the simulator does not know.
 * settings: {name, id?, label?, describedby?, value?, onChange?}; `value` is an earlier reading to start from.
 * @returns {{node: HTMLElement, read: () => object, focus: () => void} | null}
 */
export function control(part, settings) {
  const make = MAKE[part.type];
  return make ? make(part, settings) : null;
}

function attributes(part, { id, label, describedby, name }) {
  return {
    id,
    "aria-label": id ? null : label,
    "aria-describedby": describedby,
    data: { testid: "slack-input", action: part.action_id, focus: name, first: part.focus_on_load ? "" : null },
  };
}

function listen(node, made, { onChange }, event = "change") {
  node.addEventListener(event, () => onChange?.(made.read()));
  return made;
}

function line(type, property, initial, extra = () => ({})) {
  return (part, settings) => {
    const multiline = part.type === "plain_text_input" && part.multiline;
    const node = h(multiline ? "textarea" : "input", {
      ...attributes(part, settings),
      class: "field",
      type: multiline ? null : type,
      rows: multiline ? "6" : null,
      maxlength: part.max_length,
      placeholder: plainText(part.placeholder) || null,
      ...extra(part),
    });
    node.value = settings.value?.[property] ?? part[initial] ?? "";
    const made = { node, focus: () => node.focus(), read: () => ({ type: part.type, [property]: node.value || null }) };
    return listen(node, made, settings, part.type === "plain_text_input" ? "input" : "change");
  };
}

/** A moment in seconds since 1970, chosen in this device's own time zone as in Slack. */
function moment(part, settings) {
  const node = h("input", { ...attributes(part, settings), class: "field", type: "datetime-local" });
  const start = settings.value ? settings.value.selected_date_time : part.initial_date_time;
  if (start) {
    const local = new Date((start - new Date(start * 1000).getTimezoneOffset() * 60) * 1000);
    node.value = local.toISOString().slice(0, 16);
  }
  const read = () => ({
    type: part.type,
    selected_date_time: node.value ? Math.floor(new Date(node.value).getTime() / 1000) : null,
  });
  return listen(node, { node, read, focus: () => node.focus() }, settings);
}

function optionsOf(part) {
  return part.options ?? (part.option_groups ?? []).flatMap((group) => group.options ?? []);
}

function select(part, settings) {
  const options = optionsOf(part);
  const start = settings.value ? settings.value.selected_option : part.initial_option;
  const item = (option) =>
    h("option", { value: option.value, selected: option.value === start?.value }, plainText(option.text));
  const node = h(
    "select",
    { ...attributes(part, settings), class: "field" },
    h("option", { value: "" }, plainText(part.placeholder) || t("slack.choose")),
    part.options
      ? part.options.map(item)
      : (part.option_groups ?? []).map((group) =>
          h("optgroup", { label: plainText(group.label) }, (group.options ?? []).map(item)),
        ),
  );
  const read = () => ({
    type: part.type,
    selected_option: options.find((option) => option.value === node.value) ?? null,
  });
  return listen(node, { node, read, focus: () => node.focus() }, settings);
}

/** The bot is asked for the options while one types (block_suggestion). */
function externalSelect(part, settings) {
  let found = [];
  let chosen = settings.value ? settings.value.selected_option : (part.initial_option ?? null);
  const words = plainText(part.placeholder) || t("slack.choose");
  const input = h("input", {
    ...attributes(part, settings),
    class: "field",
    type: "search",
    autocomplete: "off",
    placeholder: words,
  });
  if (chosen) input.value = plainText(chosen.text);
  const list = h("div", { class: "suggestions", role: "group", "aria-label": words });
  const made = {
    node: h("div", { class: "suggesting" }, input, list),
    read: () => ({ type: part.type, selected_option: chosen }),
    focus: () => input.focus(),
  };
  const choose = (option) => {
    chosen = option;
    input.value = plainText(option.text);
    list.replaceChildren();
    settings.onChange?.(made.read());
  };
  async function look() {
    const typed = input.value;
    if (typed.length < (part.min_query_length ?? 3)) return list.replaceChildren();
    const answer = await settings.suggest?.(typed);
    if (typed !== input.value) return; // an answer that comes late
    found = optionsOf(answer ?? {});
    list.replaceChildren(
      ...found.map((option) =>
        h("button", { type: "button", class: "suggestion", onClick: () => choose(option) }, plainText(option.text)),
      ),
    );
  }
  input.addEventListener("input", look);
  input.addEventListener("focus", look);
  return made;
}

function userSelect(part, settings) {
  const start = settings.value ? settings.value.selected_user : part.initial_user;
  const people = store.state?.slack?.users ?? [];
  const node = h(
    "select",
    { ...attributes(part, settings), class: "field" },
    h("option", { value: "" }, plainText(part.placeholder) || t("slack.choose")),
    people.map((person) => h("option", { value: person.id, selected: person.id === start }, person.name)),
  );
  return listen(
    node,
    { node, read: () => ({ type: part.type, selected_user: node.value || null }), focus: () => node.focus() },
    settings,
  );
}

/** Radio buttons and check boxes; multi_static_select is drawn as check boxes too. */
function group(kind) {
  const many = kind === "checkbox";
  return (part, settings) => {
    const options = optionsOf(part);
    const start = many
      ? (settings.value?.selected_options ?? part.initial_options ?? [])
      : [settings.value ? settings.value.selected_option : part.initial_option];
    const inputs = options.map((option) =>
      h("input", {
        type: kind,
        name: settings.name,
        value: option.value,
        checked: start.some((one) => one?.value === option.value),
        data: { testid: "slack-input", action: part.action_id, focus: `${settings.name}/${option.value}` },
      }),
    );
    const node = h(
      "div",
      {
        role: many ? "group" : "radiogroup",
        class: "choices",
        "aria-label": settings.labelledby ? null : settings.label,
        "aria-labelledby": settings.labelledby,
        "aria-describedby": settings.describedby,
      },
      options.map((option, index) =>
        h("label", { class: "choice", lang: languageOf(option.text?.text ?? "") }, inputs[index], optionWords(option)),
      ),
    );
    const picked = () => options.filter((_, index) => inputs[index].checked);
    const read = () =>
      many
        ? { type: part.type, selected_options: picked() }
        : { type: part.type, selected_option: picked()[0] ?? null };
    return listen(node, { node, read, focus: () => inputs[0]?.focus() }, settings);
  };
}

function optionWords(option) {
  const words = option.text?.type === "mrkdwn" ? mrkdwn(option.text.text) : plainText(option.text);
  const more = option.description ? h("span", { class: "choice-more" }, plainText(option.description)) : null;
  return h("span", {}, words, more);
}

/** Slack has a file as soon as it is chosen; what the bot gets is the description of it. */
function files(part, settings) {
  let held = settings.value?.files ?? [];
  const input = h("input", {
    ...attributes(part, settings),
    class: "field",
    type: "file",
    multiple: (part.max_files ?? 10) > 1,
    accept: part.filetypes?.map((ending) => `.${ending}`).join(",") ?? null,
  });
  const names = h("ul", { class: "chosen-files", "aria-live": "polite" });
  const made = {
    node: h("div", {}, input, names),
    read: () => ({ type: part.type, files: held }),
    focus: () => input.focus(),
  };
  const draw = () => names.replaceChildren(...held.map((file) => h("li", {}, file.name)));
  input.addEventListener("change", async () => {
    held = await Promise.all([...input.files].slice(0, part.max_files ?? 10).map(upload));
    draw();
    settings.onChange?.(made.read());
  });
  draw();
  return made;
}

async function upload(file) {
  return post("slack/upload", { user: store.ui.staff, name: file.name, data: await dataUrl(file) });
}

function dataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** Whether a reading holds anything, for required fields. */
export function isEmpty({ type: _, ...reading }) {
  return Object.values(reading).every(
    (value) => value === null || value === "" || (Array.isArray(value) && value.length === 0),
  );
}

export const GROUPS = new Set(["radio_buttons", "checkboxes", "multi_static_select"]);

const MAKE = {
  plain_text_input: line("text", "value", "initial_value"),
  email_text_input: line("email", "value", "initial_value"),
  url_text_input: line("url", "value", "initial_value"),
  number_input: line("number", "value", "initial_value", (part) => ({
    min: part.min_value,
    max: part.max_value,
    step: part.is_decimal_allowed ? "any" : "1",
  })),
  datepicker: line("date", "selected_date", "initial_date"),
  timepicker: line("time", "selected_time", "initial_time"),
  datetimepicker: moment,
  file_input: files,
  static_select: select,
  external_select: externalSelect,
  users_select: userSelect,
  radio_buttons: group("radio"),
  checkboxes: group("checkbox"),
  multi_static_select: group("checkbox"),
};
