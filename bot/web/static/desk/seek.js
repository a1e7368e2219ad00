/* Canned texts are found while one types, in any width, case or kana; arrow keys go through what was found. */
"use strict";

const seek = document.querySelector("[data-seek]");

/* As bot/domain/canned.py folds them. */
function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

function begin() {
  const field = seek.querySelector("input");
  const status = seek.querySelector("[role=status]");
  const buttons = [...document.querySelectorAll("#canned button")];
  const texts = buttons.map((button) => folded(`${button.textContent} ${button.title}`));
  const shown = () => buttons.filter((button) => !button.hidden);

  function filter() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    buttons.forEach((button, number) => (button.hidden = !words.every((word) => texts[number].includes(word))));
    status.textContent = words.length ? status.dataset.count.replace("{count}", shown().length) : "";
  }

  function step(event) {
    const places = [field, ...shown()];
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) {
      event.preventDefault();
      places[places.indexOf(document.activeElement) + way]?.focus();
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault(); // else the form is sent
      if (field.value && shown().length) shown()[0].click();
    } else if (event.key === "Escape" && event.target !== field) field.focus();
  }

  field.addEventListener("input", filter);
  seek.parentElement.addEventListener("keydown", step);
  seek.hidden = false;
}

if (seek) begin();
