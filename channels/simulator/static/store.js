// What the page knows: the last state of the simulator, and the choices of the person who looks at it.

const KEPT = ["pane", "citizen", "room", "staff", "seenRooms", "seenCitizens"];
const KEY = "madoguchi.simulator";

export const store = {
  state: null,
  clockOffset: 0,
  ui: {
    lang: "ja",
    pane: "citizen",
    citizen: null,
    room: null,
    staff: null,
    thread: null,
    home: false,
    seenRooms: {},
    seenCitizens: {},
    drafts: {},
    closedViews: new Set(),
  },
};

export function receive(state) {
  store.state = state;
  store.clockOffset = (state.clock ?? Date.now()) - Date.now();
}

/** The simulator's present time in milliseconds. */
export function now() {
  return Date.now() + store.clockOffset;
}

/** The chosen one of `list`, or its first when the choice is gone. */
export function chosen(list, id, key = "id") {
  return list.find((item) => item[key] === id) ?? list[0] ?? null;
}

export function has(platform) {
  return Boolean(store.state?.platforms?.includes(platform) && store.state[platform]);
}

export function remember() {
  const kept = Object.fromEntries(KEPT.map((name) => [name, store.ui[name]]));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still shows the page; only the choices are lost on reload.
  }
}

export function recall() {
  try {
    Object.assign(store.ui, JSON.parse(sessionStorage.getItem(KEY) ?? "{}"));
  } catch {
    // See remember().
  }
}
