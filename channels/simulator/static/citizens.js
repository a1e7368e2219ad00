// The chooser of citizens, and the dialog that makes a new one.

import { post } from "./api.js";
import { avatar } from "./avatar.js";
import { h, languageOf, reconcile, signOf } from "./dom.js";
import { icon } from "./icons.js";
import { openDialog } from "./overlay.js";
import { store } from "./store.js";
import { t } from "./texts.js";
import { toast } from "./toast.js";

/** The messages of the bot that the person has not seen yet. */
export function unreadOf(citizen) {
  const seen = store.ui.seenCitizens[citizen.user_id] ?? 0;
  return citizen.messages.filter((entry) => entry.from === "bot" && !entry.unsent && entry.at > seen).length;
}

export function citizenChooser(pane, onChoose) {
  const list = h("ul", { class: "rail-list" });
  const add = h(
    "button",
    {
      type: "button",
      class: "rail-add",
      "aria-haspopup": "dialog",
      "aria-label": t("citizens.new"),
      data: { testid: "new-citizen", focus: "new-citizen" },
      onClick: () => askForCitizen(pane, onChoose),
    },
    h("span", { class: "rail-plus" }, icon("plus", 20)),
    h("span", { class: "rail-name" }, t("citizens.new.short")),
  );
  const node = h("nav", { class: "rail", "aria-label": t("citizens.label") }, list, add);
  return {
    node,
    update(citizens, current) {
      reconcile(
        list,
        citizens.map((citizen) => {
          const facts = [
            citizen.name,
            citizen.language,
            citizen.following,
            citizen.user_id === current,
            unreadOf(citizen),
          ];
          return { key: citizen.user_id, sign: signOf(facts), draw: () => tab(citizen, current, onChoose) };
        }),
      );
    },
  };
}

function tab(citizen, current, onChoose) {
  const chosen = citizen.user_id === current;
  const unread = chosen ? 0 : unreadOf(citizen);
  const language = citizen.language ?? "ja";
  const states = [
    (citizen.blocked ?? !citizen.following) ? t("citizens.blocked") : null,
    unread ? t("citizens.unread", { n: unread }) : null,
  ];
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: citizen.following ? "rail-tab" : "rail-tab away",
        "aria-current": chosen ? "true" : null,
        data: { testid: "citizen-tab", user: citizen.user_id, focus: `citizen-${citizen.user_id}` },
        onClick: () => onChoose(citizen.user_id),
      },
      h(
        "span",
        { class: "rail-face" },
        avatar(citizen.name),
        unread ? h("span", { class: "badge", "aria-hidden": "true" }, unread) : null,
      ),
      h("span", { class: "rail-name", lang: languageOf(citizen.name) }, citizen.name),
      h(
        "span",
        { class: "rail-language" },
        h("span", { class: "visually-hidden" }, t(language === "en" ? "citizens.en" : "citizens.ja")),
        h("span", { "aria-hidden": "true" }, language.toUpperCase()),
      ),
      h("span", { class: "visually-hidden" }, states.filter(Boolean).join(" ")),
    ),
  );
}

export async function makeCitizen({ name, language, follow }) {
  const { user_id } = await post("line/citizens", { name, language, follow });
  return user_id;
}

function askForCitizen(pane, onChoose) {
  const name = h("input", {
    type: "text",
    class: "field",
    maxlength: "20",
    id: "new-name",
    value: suggestion(),
    data: { testid: "new-citizen-name" },
  });
  const wrong = h("p", { class: "field-error", id: "new-name-error", role: "alert" });
  const languages = ["ja", "en"].map((tag) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name: "new-language",
        value: tag,
        checked: tag === store.ui.lang,
        data: { testid: `new-citizen-${tag}` },
      }),
      t(`citizens.${tag}`),
    ),
  );
  const follow = h("input", { type: "checkbox", checked: true, data: { testid: "new-citizen-follow" } });
  const box = openDialog(pane, {
    title: t("new.title"),
    kind: "small",
    testid: "new-citizen-dialog",
    content: [
      h(
        "div",
        { class: "dialog-block" },
        h("label", { class: "field-label", for: "new-name" }, t("new.name")),
        name,
        wrong,
      ),
      h(
        "fieldset",
        { class: "dialog-block" },
        h("legend", { class: "field-label" }, t("new.language")),
        h("div", { class: "choices row" }, languages),
      ),
      h("label", { class: "choice dialog-block" }, follow, t("new.follow")),
    ],
    foot: [
      h("button", { type: "button", class: "button", onClick: () => box.close() }, t("dialog.cancel")),
      h("button", { type: "submit", class: "button primary", data: { testid: "new-citizen-create" } }, t("new.create")),
    ],
    async submit() {
      wrong.textContent = name.value.trim() ? "" : t("new.name.missing");
      if (!name.value.trim()) return name.focus();
      const language = box.node.querySelector("[name=new-language]:checked").value;
      box.close();
      try {
        onChoose(await makeCitizen({ name: name.value.trim(), language, follow: follow.checked }));
      } catch {
        toast(pane, t("line.failed"), { bad: true });
      }
    },
  });
  name.select();
}

function suggestion() {
  const taken = new Set((store.state?.line?.citizens ?? []).map((citizen) => citizen.name));
  return (
    t("citizens.names")
      .split(",")
      .find((name) => !taken.has(name)) ?? ""
  );
}
