// What a tap on a LINE button does: tells the simulator, opens a link, or helps the citizen to write.

import { post } from "./api.js";
import { h } from "./dom.js";
import { openDialog } from "./overlay.js";
import { t } from "./texts.js";
import { toast } from "./toast.js";

const PLACE = { latitude: 35.4437, longitude: 139.638 };

export function sampleLocation() {
  return { type: "location", title: t("line.place"), address: t("line.address"), ...PLACE };
}

export function samplePicture() {
  return { type: "image", contentProvider: { type: "line" } };
}

/** `phone`: {pane, userId(), address(), fill(text)}. Reports what the bot's webhook answered when it went wrong. */
export async function tell(phone, path, body) {
  try {
    const answer = await post(`line/${path}`, { ...phone.address(), ...body });
    const status = answer.status;
    if (typeof status === "number" && (status < 200 || status > 299)) {
      toast(phone.pane, t("hook.undelivered", { status: status || t("hook.silent") }), { bad: true });
    }
    return answer;
  } catch {
    toast(phone.pane, t("line.failed"), { bad: true });
    return null;
  }
}

/** The handler of one action of one message. */
export function performer(phone, messageId) {
  return (action) => perform(phone, messageId, action);
}

async function perform(phone, messageId, action) {
  const tap = (chosen) => tell(phone, "tap", { message_id: messageId, action: chosen });
  switch (action?.type) {
    case "uri":
      return;
    case "clipboard":
      await navigator.clipboard?.writeText(action.clipboardText ?? "").catch(() => {});
      return toast(phone.pane, t("line.copied"));
    case "camera":
    case "cameraRoll":
      return tell(phone, "send", { message: samplePicture() });
    case "location":
      return tell(phone, "send", { message: sampleLocation() });
    case "datetimepicker":
      return pickDate(phone, action, tap);
    case "postback":
      if (action.inputOption === "openKeyboard") phone.fill(action.fillInText ?? "");
      return tap(action);
    default:
      return tap(action);
  }
}

const PICKERS = { date: "date", time: "time", datetime: "datetime-local" };

function pickDate(phone, action, tap) {
  const { mode = "datetime", initial, min, max } = action;
  const input = h("input", {
    type: PICKERS[mode] ?? "datetime-local",
    class: "field",
    value: initial?.replace("t", "T"),
    min: min?.replace("t", "T"),
    max: max?.replace("t", "T"),
    "aria-label": t("line.date"),
  });
  const box = openDialog(phone.pane, {
    title: action.label ?? t("line.date"),
    content: input,
    kind: "small",
    submit() {
      if (!input.value) return input.focus();
      box.close();
      tap({ ...action, params: { [mode]: input.value } });
    },
    foot: [h("button", { type: "submit", class: "button primary" }, t("line.date.send"))],
  });
}
