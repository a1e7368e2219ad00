// The simulator's own HTTP interface: /control/… (the page talks to nothing else).

class Refused extends Error {
  constructor(path, status, detail) {
    super(`${path} answered ${status}${detail ? `: ${detail}` : ""}`);
    this.status = status;
  }
}

export async function post(path, body = {}) {
  const answer = await fetch(`/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(path, answer.status, text.slice(0, 200));
  return text ? JSON.parse(text) : {};
}

const LONGEST_PAUSE = 5000;

/** Long-polls for ever: `onState` gets every new state, `onConnection` true or false. */
export async function watch(onState, onConnection) {
  let version = -1;
  let pause = 400;
  for (;;) {
    let state;
    try {
      state = await fetchState(version);
    } catch {
      onConnection(false);
      version = -1;
      await sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      continue;
    }
    pause = 400;
    onConnection(true);
    if (state.version === version) await sleep(100);
    else apply(onState, state);
    version = state.version;
  }
}

async function fetchState(after) {
  const answer = await fetch(`/control/state?after=${after}&wait=20`, { cache: "no-store" });
  if (!answer.ok) throw new Refused("state", answer.status);
  return answer.json();
}

function apply(onState, state) {
  try {
    onState(state);
  } catch (error) {
    console.error("The page could not draw version", state.version, error);
  }
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
