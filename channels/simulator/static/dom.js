// Builds and updates elements. Everything a person or the bot wrote becomes text nodes, never markup.

/** h("button", {class: "x", onClick: f, data: {testid: "y"}}, "words", node): null and false are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "data") setData(node, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, String(value));
  }
  node.append(...children.flat(Infinity).filter(shown));
  return node;
}

function shown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function setData(node, entries) {
  for (const [name, value] of Object.entries(entries)) {
    if (value !== null && value !== undefined) node.dataset[name] = String(value);
  }
}

/** Replaces the children only when `sign` changed since the last call; returns whether it did. */
export function refill(node, sign, draw) {
  if (node.drawnSign === sign) return false;
  node.drawnSign = sign;
  carryFocus(node, () => {
    node.replaceChildren(...[draw()].flat(Infinity).filter(shown));
    return node;
  });
  return true;
}

/** Makes the children of `parent` those of `items` [{key, sign, draw}], touching only those that changed. */
export function reconcile(parent, items) {
  const wanted = new Set(items.map((item) => item.key));
  const present = new Map();
  for (const child of [...parent.children]) {
    if (wanted.has(child.drawnKey)) present.set(child.drawnKey, child);
    else child.remove();
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    let node = present.get(item.key);
    if (!node || node.drawnSign !== item.sign) {
      const old = node;
      const fresh = mark(item.draw(), item);
      if (old && place === old) place = fresh;
      if (old) carryFocus(old, () => (old.replaceWith(fresh), fresh));
      else parent.insertBefore(fresh, place);
      node = fresh;
    }
    if (node === place) place = place.nextElementSibling;
    else if (node.nextElementSibling !== place) parent.insertBefore(node, place);
  }
}

function mark(node, item) {
  node.drawnKey = item.key;
  node.drawnSign = item.sign;
  return node;
}

/** Runs `change`, which returns the new node, and puts the focus back on the control with the same data-focus. */
function carryFocus(old, change) {
  const active = document.activeElement;
  const name = active && old.contains(active) ? active.dataset.focus : null;
  const caret = name && typeof active.selectionStart === "number" ? [active.selectionStart, active.selectionEnd] : null;
  const fresh = change();
  const again = name && fresh.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  again?.focus({ preventScroll: true });
  if (again && caret) again.setSelectionRange(...caret);
  return fresh;
}

/** Focus on a text field would open the keyboard over half of a telephone: there, nothing is focused unasked. */
export function focusField(field) {
  if (!window.matchMedia("(hover: none)").matches) field?.focus({ preventScroll: true });
}

export function signOf(...parts) {
  return JSON.stringify(parts);
}

/** The language of a text, as far as its letters tell: enough for line breaking and for screen readers. */
export function languageOf(text) {
  return /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/.test(text) ? "ja" : "en";
}
