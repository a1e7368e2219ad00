// Starts the page: the panes, the tabs of a narrow screen, the language, the long poll.

import { watch } from "./api.js";
import { citizenPane } from "./citizen-pane.js";
import { unreadOf } from "./citizens.js";
import { h } from "./dom.js";
import { header } from "./header.js";
import { icon } from "./icons.js";
import { closeMenu } from "./menu.js";
import { staffPane, staffUnread } from "./staff-pane.js";
import { has, recall, receive, remember, store } from "./store.js";
import { pickLanguage, t } from "./texts.js";

const app = document.getElementById("app");
const narrow = window.matchMedia("(max-width: 859px)");
const CLOCK_STEP = 20_000;
let parts = null;
let connected = true;

function build() {
  document.documentElement.lang = store.ui.lang;
  document.title = t("page.title");
  const top = header(switchLanguage);
  const citizen = citizenPane(draw);
  const staff = staffPane(draw);
  const lost = h("p", { class: "lost", role: "alert", hidden: true });
  const tabs = tabBar();
  parts = { top, citizen, staff, lost, tabs };
  app.replaceChildren(top.node, lost, h("main", { class: "panes" }, citizen.node, staff.node), tabs.node);
  if (store.state) draw();
  showConnection();
}

/** A pane counts as seen when it is on the screen of a page that is in front. */
function seen(pane) {
  return !document.hidden && (!narrow.matches || store.ui.pane === pane);
}

function draw() {
  app.dataset.pane = store.ui.pane;
  if (!store.state) return;
  app.dataset.ready = "true";
  parts.top.update();
  parts.citizen.update(seen("citizen"));
  parts.staff.update(seen("staff"));
  parts.tabs.update();
}

function tabBar() {
  const make = (pane, shape) =>
    h(
      "button",
      {
        type: "button",
        class: "pane-tab",
        "aria-controls": `pane-${pane}`,
        data: { testid: `pane-tab-${pane}`, focus: `tab-${pane}` },
        onClick: () => show(pane),
      },
      icon(shape, 22),
      h("span", {}, t(`pane.${pane}`)),
      h("span", { class: "dot", hidden: true }, h("span", { class: "visually-hidden" }, t("pane.unread"))),
    );
  const buttons = { citizen: make("citizen", "phone"), staff: make("staff", "staff") };
  const node = h("nav", { class: "tab-bar", "aria-label": t("page.panes") }, buttons.citizen, buttons.staff);
  return {
    node,
    update() {
      const unread = {
        citizen: has("line") && store.state.line.citizens.some((citizen) => unreadOf(citizen) > 0),
        staff: has("slack") && staffUnread() > 0,
      };
      for (const [pane, button] of Object.entries(buttons)) {
        if (store.ui.pane === pane) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        button.querySelector(".dot").hidden = !unread[pane];
      }
    },
  };
}

function show(pane) {
  closeMenu(false);
  store.ui.pane = pane;
  remember();
  draw();
}

function switchLanguage(lang) {
  store.ui.lang = lang;
  const address = new URL(window.location.href);
  address.searchParams.set("lang", lang);
  window.history.replaceState(null, "", address);
  closeMenu(false);
  build();
  app.querySelector("[data-testid=language-switch]").focus();
}

function showConnection() {
  parts.lost.hidden = connected;
  parts.lost.textContent = connected ? "" : t("page.lost");
}

recall();
store.ui.lang = pickLanguage(window.location, navigator.languages ?? [navigator.language]);
build();
draw();
setInterval(draw, CLOCK_STEP);
narrow.addEventListener("change", draw);
document.addEventListener("visibilitychange", draw);
watch(
  (state) => {
    receive(state);
    draw();
  },
  (now) => {
    if (now === connected) return;
    connected = now;
    showConnection();
  },
);
