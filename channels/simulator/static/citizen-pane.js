// The citizen's side: the chooser of citizens and the phone with the open conversation.

import { BOT_COLOUR, avatar } from "./avatar.js";
import { citizenChooser, makeCitizen } from "./citizens.js";
import { composer } from "./composer.js";
import { conversation } from "./conversation.js";
import { focusField, h, languageOf, refill, signOf } from "./dom.js";
import { icon } from "./icons.js";
import { tell } from "./line-actions.js";
import { realPlatform } from "./real.js";
import { chosen, has, now, remember, store } from "./store.js";
import { t } from "./texts.js";
import { clock } from "./time.js";
import { toastPlace } from "./toast.js";

let making = false;

export function citizenPane(redraw) {
  let drawn = null;
  const pane = h("section", { class: "pane citizen", id: "pane-citizen", "aria-label": t("pane.citizen") });
  const phone = { pane, userId: () => drawn, address: () => addressOf(drawn), fill: (text) => foot.fill(text) };
  const foot = composer(phone);
  const talk = conversation(phone);
  const chooser = citizenChooser(pane, (userId) => {
    store.ui.citizen = userId;
    redraw();
    focusField(pane.querySelector("[data-testid=citizen-input]"));
  });
  const status = h("div", { class: "phone-status", "aria-hidden": "true" });
  const head = h("header", { class: "chat-head" });
  const none = h("p", { class: "nobody" }, t("citizens.none"));
  const screen = h(
    "div",
    { class: "screen" },
    status,
    head,
    h("div", { class: "log-place" }, talk.log, talk.jump),
    talk.quick,
    foot.node,
    none,
  );
  const device = h("div", { class: "phone", role: "group" }, screen);
  const real = realPlatform("line");
  pane.append(
    h("div", { class: "pane-content" }, chooser.node, device, real),
    h("div", { class: "pane-overlay" }),
    toastPlace(),
  );

  function update(visible) {
    const simulated = has("line");
    real.hidden = simulated;
    chooser.node.hidden = device.hidden = !simulated;
    if (!simulated) return;
    const { citizens, bot, groups = [] } = store.state.line;
    const all = [...citizens, ...groups.map(asCitizen)];
    if (!citizens.length) makeFirst(redraw);
    const citizen = chosen(all, store.ui.citizen, "user_id");
    screen.classList.toggle("empty", !citizen);
    none.hidden = Boolean(citizen);
    refill(status, signOf(clock(now())), () => [
      h("span", {}, clock(now())),
      h("span", { class: "phone-signs" }, h("i"), h("i"), h("i")),
    ]);
    if (citizen) draw(citizen, bot, visible);
    chooser.update(all, citizen?.user_id);
  }

  function draw(citizen, bot, visible) {
    const changed = drawn !== citizen.user_id;
    if (visible) store.ui.seenCitizens[citizen.user_id] = Math.max(0, ...citizen.messages.map((entry) => entry.at));
    remember();
    drawn = citizen.user_id;
    device.setAttribute("aria-label", t("line.phone", { name: citizen.name }));
    refill(head, signOf(bot.name, citizen.following, citizen.blocked), () => headOf(bot, citizen, phone));
    if (changed) foot.change();
    foot.update(!isBlocking(citizen));
    talk.update(citizen, bot.name, { changed });
  }

  return { node: pane, update };
}

/** A citizen who has neither added nor blocked the account can write to it all the same. */
function isBlocking(citizen) {
  return citizen.blocked ?? !citizen.following;
}

function headOf(bot, citizen, phone) {
  const path = citizen.following ? "unfollow" : "follow";
  const words = citizen.following ? "line.block" : isBlocking(citizen) ? "line.unblock" : "line.follow";
  return [
    avatar(bot.name, { colour: BOT_COLOUR }),
    h(
      "div",
      { class: "chat-names" },
      h("h2", { lang: languageOf(bot.name) }, bot.name),
      h("p", {}, icon("shield", 13), t("line.official")),
    ),
    h(
      "button",
      {
        type: "button",
        class: "chat-follow",
        data: { testid: "follow-toggle", following: String(citizen.following), focus: "follow-toggle" },
        onClick: () => tell(phone, path, {}),
      },
      icon(citizen.following ? "block" : "friend", 16),
      t(words),
    ),
  ];
}

/** In a group, its first member speaks. */
function addressOf(id) {
  const { citizens, groups = [] } = store.state.line;
  const group = groups.find((one) => one.group_id === id);
  return group ? { user_id: group.members?.[0] ?? citizens[0]?.user_id, group_id: id } : { user_id: id };
}

/** A group is drawn like a citizen's conversation. */
function asCitizen(group) {
  return { following: true, ...group, language: group.language ?? "ja", user_id: group.group_id };
}

/** The simulator starts without citizens: the page makes the first, once. */
async function makeFirst(redraw) {
  if (making) return;
  making = true;
  try {
    store.ui.citizen = await makeCitizen({ name: t("citizens.first"), language: store.ui.lang, follow: true });
    redraw();
  } catch {
    making = false;
  }
}
