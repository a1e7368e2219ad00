// What may be tapped on the phone, for an action of LINE. What a tap does is the business of whoever draws it.

import { h, languageOf } from "./dom.js";
import { safeUrl } from "./links.js";

/** A control for an action: a link for addresses, a button for everything else. */
export function actionControl(action, act, props, ...children) {
  const href = action.type === "uri" ? safeUrl(action.uri) : null;
  if (!href) return h("button", { type: "button", ...props, onClick: () => act(action) }, children);
  const outside = /^https?:/i.test(href);
  return h("a", { ...props, href, target: outside ? "_blank" : null, rel: "noopener noreferrer" }, children);
}

/** A quick reply under the last message. */
export function chip(action, act) {
  return actionControl(
    action,
    act,
    { class: "chip", lang: languageOf(action.label ?? ""), data: { testid: "quick-reply", action: action.type } },
    action.label ?? action.type,
  );
}
