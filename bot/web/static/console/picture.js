// The field of an answer's picture: sent as soon as it is chosen, so that the preview draws what will be saved. Without
// this script the file goes with the form.

export function keepWhenChosen(field, changed) {
  const [name, image, gone, file, problem] = ["name", "image", "gone", "file", "problem"].map((part) =>
    field.querySelector(`[data-${part}]`),
  );
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    problem.textContent = "";
    const answer = await send(file);
    file.value = ""; // it is there, or it is told why it is not
    if (!answer.name) {
      problem.textContent = answer.problem ?? file.dataset.lost;
      return;
    }
    name.value = answer.name;
    image.src = answer.address;
    gone.checked = false;
    field.querySelector("[data-shown]").hidden = false;
    changed();
  });
}

async function send(file) {
  const body = new FormData();
  body.append(file.name, file.files[0]);
  body.append("csrfmiddlewaretoken", file.form.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await fetch(file.dataset.keep, { method: "POST", body, redirect: "error" });
    return await answer.json();
  } catch {
    return {};
  }
}
