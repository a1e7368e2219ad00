/* Files may be dropped anywhere on the form, and one that is too large is told before it is sent anywhere. */
"use strict";

const LARGEST = 10 * 1024 * 1024; // bytes
const form = document.querySelector("[data-attaching]");
const place = form.querySelector(".attaching");
const field = form.querySelector("input[type=file]");
const complaint = form.querySelector("[data-complaint]");

function hold(files) {
  const held = new DataTransfer();
  for (const file of files) if (file.size <= LARGEST) held.items.add(file);
  field.files = held.files;
}

function check() {
  const large = [...field.files].filter((file) => file.size > LARGEST);
  complaint.textContent = large.map((file) => form.dataset.tooLarge.replace("{name}", file.name)).join("\n");
  complaint.hidden = large.length === 0;
  if (large.length) hold(field.files);
}

field.addEventListener("change", check);
form.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  place.classList.add("over");
});
form.addEventListener("dragleave", () => place.classList.remove("over"));
form.addEventListener("drop", (event) => {
  place.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  const all = new DataTransfer();
  for (const file of [...field.files, ...event.dataTransfer.files]) all.items.add(file);
  field.files = all.files;
  check();
});
