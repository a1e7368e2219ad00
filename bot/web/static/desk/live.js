/* The living part of a page is fetched again every few seconds while somebody looks; focus and open parts stay. */
"use strict";

const PAUSE = 4000; // milliseconds
const part = document.querySelector("[data-live]");
const connection = document.querySelector("[data-connection]");
const news = document.querySelector("[data-news]");
let shown = "";

function tell(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function announced() {
  return part.querySelector("[data-announce]")?.textContent ?? "";
}

function draw(html) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...part.querySelectorAll("details[open]")].map((each) => each.id);
  const before = announced();
  part.innerHTML = html;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) (document.getElementById(focused) ?? document.getElementById("main")).focus({ preventScroll: true });
  if (announced() !== before) tell(news, announced());
}

/* Django draws another mask of the CSRF token every time. */
function comparable(html) {
  return html.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(part.dataset.live, { headers: { "X-Live": "1" }, redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect" || answer.status === 403) return tell(connection, connection.dataset.signedOut);
    if (!answer.ok) return answer.status === 404 ? location.reload() : tell(connection, connection.dataset.lost);
    const html = await answer.text();
    tell(connection, "");
    if (shown !== comparable(html)) {
      if (shown) draw(html);
      shown = comparable(html);
    }
  } catch {
    tell(connection, connection.dataset.lost);
  }
}

async function lookForEver() {
  await look();
  setTimeout(lookForEver, PAUSE);
}

document.addEventListener("visibilitychange", look);
lookForEver();
