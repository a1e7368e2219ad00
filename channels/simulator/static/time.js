// Times as the two apps show them. The city is in Japan, so the clock is Japan's wherever the browser is.

import { store, now } from "./store.js";
import { t } from "./texts.js";

const ZONE = "Asia/Tokyo";
const made = new Map();

function format(ms, options) {
  const key = store.ui.lang + JSON.stringify(options);
  if (!made.has(key)) {
    const locale = store.ui.lang === "ja" ? "ja-JP" : "en-GB";
    made.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  }
  return made.get(key).format(new Date(ms));
}

export function clock(ms) {
  return format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function clockSeconds(ms) {
  return format(ms, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** The same string for two moments of the same day. */
export function dayKey(ms) {
  return format(ms, { year: "numeric", month: "2-digit", day: "2-digit" });
}

export function day(ms) {
  return nearby(ms) ?? format(ms, { month: "long", day: "numeric", weekday: "short" });
}

export function moment(ms) {
  return format(ms, { dateStyle: "long", timeStyle: "short" });
}

export function iso(ms) {
  return new Date(ms).toISOString();
}

function nearby(ms) {
  if (dayKey(ms) === dayKey(now())) return t("time.today");
  if (dayKey(ms) === dayKey(now() - 86_400_000)) return t("time.yesterday");
  return null;
}

export function slackTime(ts) {
  return Math.round(Number.parseFloat(ts) * 1000);
}

const SLACK_TOKENS = {
  date_num: (ms) => dayKey(ms).replaceAll("/", "-"),
  date: (ms) => format(ms, { dateStyle: "long" }),
  date_slash: (ms) => dayKey(ms),
  date_short: (ms) => format(ms, { dateStyle: "medium" }),
  date_long: (ms) => format(ms, { dateStyle: "full" }),
  date_pretty: (ms) => nearby(ms) ?? format(ms, { dateStyle: "long" }),
  date_short_pretty: (ms) => nearby(ms) ?? format(ms, { dateStyle: "medium" }),
  date_long_pretty: (ms) => nearby(ms) ?? format(ms, { dateStyle: "full" }),
  time: clock,
  time_secs: clockSeconds,
};

/** The text of Slack's <!date^seconds^pattern|fallback>; an unknown token gives the fallback, as in Slack. */
export function slackDate(seconds, pattern, fallback) {
  const ms = Number(seconds) * 1000;
  if (!Number.isFinite(ms)) return fallback;
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
  if (!names.every((name) => name in SLACK_TOKENS)) return fallback;
  return pattern.replace(/\{(\w+)\}/g, (_, name) => SLACK_TOKENS[name](ms));
}
