// Beside the form of an intent: the answer as LINE shows it, drawn by the server's words and the simulator's phone; and
// the variables, of which one press puts one into the text.

import { chip } from "../simulator/action-control.js";
import { h } from "../simulator/dom.js";
import { lineMessage } from "../simulator/line-message.js";
import { store } from "../simulator/store.js";
import { t } from "../simulator/texts.js";
import { keepWhenChosen } from "./picture.js";

const PAUSE = 400; // milliseconds after the last key
const part = document.querySelector("[data-preview]");
const form = document.getElementById("intent_form");
const status = part.querySelector("[role=status]");
const phone = part.querySelector(".preview-phone").attachShadow({ mode: "open" });
const screen = h("div", {});
let drawn = {};
let language = part.querySelector("[aria-pressed=true]").dataset.language;
let timer = null;
let asking = null;

store.ui.lang = document.documentElement.lang.startsWith("ja") ? "ja" : "en";
phone.append(...part.dataset.styles.split(" ").map((href) => h("link", { rel: "stylesheet", href })), screen);

async function ask() {
  asking?.abort();
  asking = new AbortController();
  try {
    const body = new FormData(form);
    body.delete("picture-file"); // sent when it is chosen
    const answer = await fetch(part.dataset.preview, { method: "POST", body, redirect: "error", signal: asking.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    drawn = await answer.json();
    status.textContent = "";
    draw();
  } catch (trouble) {
    if (trouble.name !== "AbortError") status.textContent = part.dataset.lost;
  }
}

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

function draw() {
  const said = drawn[language];
  if (!said) return;
  const account = said.variables.city_name;
  const entries = said.messages.map((message, id) => ({ id, from: "bot", at: Date.now(), message }));
  const messages = entries.map((entry, id) => lineMessage(entry, { first: id === 0, account, act }));
  const quick = said.messages.at(-1)?.quickReply?.items ?? [];
  screen.replaceChildren(
    messages.length ? h("ol", { class: "log-list" }, messages) : h("p", {}, part.dataset.empty),
    quick.length
      ? h("div", { class: "quick", role: "group", "aria-label": t("line.quick") }, quick.map((each) => chip(each.action, act)))
      : "",
  );
  follow();
  fill(part.querySelector("[data-notes]"), said.notes, (text) => h("li", {}, text));
  const hints = part.querySelector("[data-hints]");
  hints.hidden = said.hints.length === 0;
  fill(hints.querySelector("[data-list]"), said.hints, hint);
  for (const [code, { variables }] of Object.entries(drawn)) showValues(code, variables);
}

/** What is being written is in sight also where the message is longer than the phone. */
function follow() {
  if (lastField === null || lastField !== document.activeElement) return;
  const { name, value, selectionEnd } = lastField;
  const share = /^buttons_/.test(name) ? 1 : /^answers_/.test(name) ? selectionEnd / (value.length || 1) : 0;
  const box = phone.host;
  box.scrollTop = share * (box.scrollHeight - box.clientHeight);
}

/** A place that a link leads to is not folded. Not every browser opens it by itself. */
function unfold({ target }) {
  const place = target.closest("a[href^='#']")?.hash.slice(1);
  const folded = place && document.getElementById(place)?.closest("details");
  if (folded) folded.open = true;
}

/** Left alone where nothing changed, so that nothing is read aloud again. */
function fill(list, things, item) {
  if (list.dataset.shown === JSON.stringify(things)) return;
  list.dataset.shown = JSON.stringify(things);
  list.replaceChildren(...things.map(item));
}

function hint({ sentence, hints }) {
  return h("li", {}, h("q", { lang: "ja" }, sentence), h("ul", {}, hints.map((told) => h("li", {}, told))));
}

/** What a tap on the phone does here: another language is shown, all else only a citizen can do. */
function act(action) {
  const wish = new URLSearchParams(action.data ?? "");
  if (wish.get("do") === "language") choose(wish.get("language"));
  else status.textContent = part.dataset.onlyThere;
}

function choose(code) {
  if (code === language || !part.querySelector(`[data-language="${code}"]`)) return;
  language = code;
  for (const button of part.querySelectorAll("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === code));
  status.textContent = "";
  draw();
}

/** The language of a field, by its name: answers_ja_easy is of ja-easy, and so is the switch of the readings. */
function languageOf(name) {
  if (name === "readings") return "ja-easy";
  return /^(?:title|question|answers|picture_alt|buttons|examples)_(.+)$/.exec(name ?? "")?.[1].replace("_", "-");
}

function showValues(code, values) {
  const list = form.querySelector(`[data-into="id_answers_${code.replace("-", "_")}"]`);
  for (const button of list?.querySelectorAll("[data-variable]") ?? [])
    button.parentElement.querySelector("[data-value]").textContent = values[button.dataset.variable];
}

/** Where the caret was last in that language's title, question or answer; else at the end of the answer. */
let lastField = null;

function putIn(button) {
  const answer = document.getElementById(button.closest("[data-into]").dataset.into);
  const field = lastField && languageOf(lastField.name) === languageOf(answer.name) ? lastField : answer;
  const [start, end] = field === lastField ? [field.selectionStart, field.selectionEnd] : [field.value.length, field.value.length];
  field.setRangeText(button.querySelector("code").textContent, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

keepWhenChosen(form.querySelector("[data-picture-field]"), askSoon);
form.addEventListener("click", unfold);
form.addEventListener("input", askSoon);
form.addEventListener("change", askSoon);
form.addEventListener("focusin", ({ target }) => {
  const code = languageOf(target.name);
  if (code) choose(code);
  if (code && /^(?:title|question|answers|buttons)_/.test(target.name)) lastField = target;
});
form.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-variable]");
  if (button) putIn(button);
});
part.querySelector(".preview-languages").addEventListener("click", ({ target }) => {
  if (target.dataset.language) choose(target.dataset.language);
});
ask();
