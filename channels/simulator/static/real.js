// What a pane shows when its platform is not simulated.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

export function realPlatform(platform) {
  return h(
    "div",
    { class: "real", hidden: true, data: { testid: `real-${platform}` } },
    icon("plug", 36),
    h("h2", {}, t(`real.${platform}.title`)),
    h("p", {}, t(`real.${platform}`)),
  );
}
