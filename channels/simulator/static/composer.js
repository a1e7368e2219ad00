// The foot of the phone: writing, the + menu, the stickers; or the note that the account is blocked.

import { h } from "./dom.js";
import { growingField } from "./growing.js";
import { icon } from "./icons.js";
import { sampleLocation, samplePicture, tell } from "./line-actions.js";
import { openMenu } from "./menu.js";
import { STICKERS, stickerFace, stickerMessage } from "./pictures.js";
import { store } from "./store.js";
import { t } from "./texts.js";

export function composer(phone) {
  const writing = growingField({
    label: t("line.input"),
    placeholder: t("line.placeholder"),
    testid: "citizen-input",
    focus: "citizen-input",
    onDraft: (words) => (store.ui.drafts[`line:${phone.userId()}`] = words),
    onSend: async (text) => Boolean(await tell(phone, "say", { text })),
  });
  const tray = stickerTray(phone);
  const plus = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": t("line.plus"),
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      data: { testid: "citizen-plus", focus: "citizen-plus" },
    },
    icon("plus", 24),
  );
  plus.addEventListener("click", () => openMenu(plus, offers(phone, tray), t("line.plus")));
  const form = h(
    "form",
    { class: "composer" },
    plus,
    writing.field,
    h(
      "button",
      { type: "submit", class: "icon-button send", "aria-label": t("line.send"), data: { testid: "citizen-send" } },
      icon("send", 22),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    writing.send();
  });
  const blocked = h(
    "div",
    { class: "composer blocked" },
    h("p", {}, t("line.blocking")),
    h(
      "button",
      { type: "button", class: "button small", data: { testid: "unblock" }, onClick: () => tell(phone, "follow", {}) },
      t("line.unblock"),
    ),
  );
  return {
    node: h("div", { class: "composer-place" }, tray.node, form, blocked),
    fill(text) {
      writing.set(text);
      writing.field.focus();
    },
    /** Shows the draft of another citizen. */
    change() {
      tray.close();
      writing.set(store.ui.drafts[`line:${phone.userId()}`] ?? "");
    },
    update(following) {
      form.hidden = !following;
      blocked.hidden = following;
      if (!following) tray.close();
    },
  };
}

function offers(phone, tray) {
  return [
    { label: t("line.sticker"), icon: icon("smile"), testid: "send-sticker", run: tray.open },
    {
      label: t("line.image"),
      icon: icon("image"),
      testid: "send-image",
      run: () => tell(phone, "send", { message: samplePicture() }),
    },
    {
      label: t("line.location"),
      icon: icon("pin"),
      testid: "send-location",
      run: () => tell(phone, "send", { message: sampleLocation() }),
    },
  ];
}

function stickerTray(phone) {
  const node = h("div", { class: "tray", role: "group", "aria-label": t("line.stickers"), hidden: true });
  const close = () => (node.hidden = true);
  const open = () => {
    node.hidden = false;
    node.querySelector("button").focus();
  };
  node.append(
    ...STICKERS.map((one) =>
      h(
        "button",
        {
          type: "button",
          class: "tray-sticker",
          "aria-label": t("line.sticker.send", { id: `${one.packageId} / ${one.stickerId}` }),
          data: { testid: "sticker" },
          onClick: () => {
            close();
            phone.pane.querySelector("[data-testid=citizen-input]").focus();
            tell(phone, "send", { message: stickerMessage(one) });
          },
        },
        stickerFace(one.face, 38),
      ),
    ),
    h(
      "button",
      { type: "button", class: "icon-button", "aria-label": t("dialog.close"), onClick: close },
      icon("close", 18),
    ),
  );
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    phone.pane.querySelector("[data-testid=citizen-plus]").focus();
  });
  return { node, open, close };
}
