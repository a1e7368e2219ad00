// The app's Home of the chosen member of staff: opening it tells the app, and what it then publishes is shown.

import { post } from "./api.js";
import { blocks } from "./blocks.js";
import { h, reconcile, signOf } from "./dom.js";
import { icon } from "./icons.js";
import { store } from "./store.js";
import { t } from "./texts.js";

export function homeTab(pane, press, redraw) {
  const button = h(
    "button",
    { type: "button", class: "room", data: { testid: "home-tab", focus: "home-tab" }, onClick: () => open() },
    h("span", { class: "room-sign", "aria-hidden": "true" }, icon("home", 15)),
    h("span", { class: "room-name" }, t("slack.home")),
  );
  const list = h("ol", { class: "home-blocks" });
  const node = h(
    "section",
    { class: "home", "aria-label": t("slack.home"), tabindex: "0", data: { testid: "home" } },
    h("header", { class: "room-head" }, h("h2", {}, t("slack.home"))),
    list,
  );
  let openedBy = null;

  function open() {
    store.ui.home = true;
    store.ui.thread = null;
    redraw();
  }

  /** Slack tells the app each time that somebody comes to the tab. */
  function update() {
    const shown = Boolean(store.ui.home);
    node.hidden = !shown;
    if (shown) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (!shown) openedBy = null;
    if (shown && openedBy !== store.ui.staff) {
      openedBy = store.ui.staff;
      post("slack/home", { user: openedBy }).catch(() => {});
    }
    if (shown) draw((store.state.slack.homes ?? []).find((one) => one.user === store.ui.staff));
  }

  function draw(home) {
    const ctx = { pane, name: home?.id, press: (part) => press(part, { view_id: home.id }) };
    const drawn = () => h("li", { class: "blocks" }, blocks(home.view.blocks, ctx));
    const empty = { key: "empty", sign: "", draw: () => h("li", { class: "slack-empty" }, t("slack.home.empty")) };
    reconcile(list, home ? [{ key: home.id, sign: signOf(home.view.blocks), draw: drawn }] : [empty]);
  }

  return { button: h("div", { class: "app-home" }, button), node, update };
}
