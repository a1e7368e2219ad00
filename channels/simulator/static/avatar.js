// A round or square picture made from a name: the simulator loads no pictures from anywhere.

import { h } from "./dom.js";

export const BOT_COLOUR = "#0f6b5c";
const COLOURS = ["#8a4b12", "#5b4a9c", "#1f5f96", "#9a3060", "#4c6b1f", "#7a3b2e", "#2f5c6b"];

export function avatar(name, { shape = "round", colour = null } = {}) {
  const node = h("span", { class: `avatar ${shape}`, "aria-hidden": "true" }, initial(name));
  node.style.backgroundColor = colour ?? COLOURS[sum(name) % COLOURS.length];
  return node;
}

function initial(name) {
  const letters = [...(name ?? "").replace(/^[#@\s]+/, "")];
  return (letters[0] ?? "?").toUpperCase();
}

function sum(name) {
  return [...(name ?? "")].reduce((total, letter) => (total * 37 + letter.codePointAt(0)) % 9973, 7);
}
