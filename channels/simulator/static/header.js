// The slim header: the product, the note that all is simulated, the webhooks' health, the console, the language.

import { h, refill, signOf } from "./dom.js";
import { icon } from "./icons.js";
import { safeUrl } from "./links.js";
import { store } from "./store.js";
import { t } from "./texts.js";

const NAMES = { line: "LINE", slack: "Slack" };

export function header(onSwitch) {
  const hooks = h("div", { class: "hooks", role: "group" });
  const console_ = h("div", { class: "console" });
  const other = store.ui.lang === "ja" ? "en" : "ja";
  const language = h(
    "button",
    {
      type: "button",
      class: "language",
      lang: other,
      "aria-label": t("page.switch"),
      data: { testid: "language-switch", focus: "language" },
      onClick: () => onSwitch(other),
    },
    t("page.other"),
  );
  const note = h("p", { class: "note" });
  const node = h(
    "header",
    { class: "top" },
    h(
      "h1",
      { class: "product" },
      h("span", { class: "seal", lang: "ja", "aria-hidden": "true" }, "窓"),
      h("span", { class: "product-name" }, h("span", { lang: "ja" }, "窓口"), " Madoguchi "),
      h("span", { class: "product-kind" }, t("page.name")),
    ),
    note,
    hooks,
    console_,
    language,
  );
  return {
    node,
    update() {
      const state = store.state;
      const last = (state.platforms ?? []).map((platform) => lastOf(state.webhooks, platform)).filter(Boolean);
      refill(note, signOf(state.platforms), () => noteOf(state.platforms ?? []));
      hooks.hidden = last.length === 0;
      refill(hooks, signOf(last.map((one) => [one.platform, one.status, one.ms])), () => last.map(pill));
      const address = safeUrl(state.console_url);
      console_.hidden = !address;
      refill(console_, signOf(address), () =>
        address
          ? h("a", { href: address, target: "_blank", rel: "noopener" }, t("page.console"), icon("external", 14))
          : null,
      );
    },
  };
}

/** "Nothing leaves this machine" is true only while both platforms are simulated. */
function noteOf(platforms) {
  if (platforms.length === Object.keys(NAMES).length) return [icon("lock", 14), t("page.note")];
  return [icon("plug", 14), t("page.note.one", { platform: NAMES[platforms[0]] ?? "" })];
}

function lastOf(webhooks, platform) {
  return (webhooks ?? []).filter((hook) => hook.platform === platform).at(-1);
}

function pill(hook) {
  const good = hook.status >= 200 && hook.status < 300;
  const status = hook.status || t("hook.silent");
  const ms = Math.round(hook.ms ?? 0);
  const words = t(good ? "hook.ok" : "hook.bad", { platform: NAMES[hook.platform], status, ms });
  return h(
    "span",
    { class: good ? "hook" : "hook bad", title: words },
    h("span", { class: "visually-hidden" }, words),
    h("span", { "aria-hidden": "true" }, `${NAMES[hook.platform]} ${status}${good ? `・${ms} ms` : ""}`),
  );
}
