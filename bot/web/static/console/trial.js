/* How far the golden questions are, every second, until they are done; then the page is drawn anew, unless somebody writes. */
"use strict";

const PAUSE = 1000; // milliseconds
const part = document.querySelector("[data-trial]");

function writes() {
  return [...document.querySelectorAll("textarea, input[name=text]")].some((field) => field.value);
}

async function look() {
  try {
    const answer = await fetch(part.dataset.trial, { redirect: "error", cache: "no-store" });
    if (answer.ok) part.innerHTML = await answer.text();
    if (!part.querySelector("[data-running]")) return writes() ? undefined : location.reload();
  } catch {
    // the network is away for a moment
  }
  setTimeout(look, PAUSE);
}

if (part.querySelector("[data-running]")) setTimeout(look, PAUSE);
