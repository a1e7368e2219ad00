// The drawings of the page: outlines on a 24 by 24 grid, hidden from screen readers (the control has the words).

const SHAPES = {
  plus: ["M12 5v14M5 12h14"],
  send: ["M4 12l16-8-5 17-4-7z", "M11 14l9-10"],
  close: ["M6 6l12 12M18 6L6 18"],
  back: ["M15 5l-7 7 7 7"],
  down: ["M12 5v13M6 12l6 6 6-6"],
  more: [
    "M4.5 12a.5.5 0 101 0 .5.5 0 00-1 0z",
    "M11.5 12a.5.5 0 101 0 .5.5 0 00-1 0z",
    "M18.5 12a.5.5 0 101 0 .5.5 0 00-1 0z",
  ],
  home: ["M4 11l8-7 8 7v9H4z", "M10 20v-6h4v6"],
  thread: ["M4 5h16v11H11l-4 4v-4H4z", "M8 9h8M8 12h5"],
  block: ["M12 3a9 9 0 100 18 9 9 0 000-18z", "M5.6 5.6l12.8 12.8"],
  friend: ["M10 11a4 4 0 100-8 4 4 0 000 8z", "M3 20c0-4 3-6 7-6 1.5 0 2.8.3 4 .8", "M18 14v6M15 17h6"],
  smile: ["M12 3a9 9 0 100 18 9 9 0 000-18z", "M9 10h.01M15 10h.01", "M8 14.5c2.4 2.6 5.6 2.6 8 0"],
  image: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4", "M15.5 9h.01"],
  pin: ["M12 21s7-6.5 7-11.5a7 7 0 00-14 0C5 14.5 12 21 12 21z", "M12 12a2.5 2.5 0 100-5 2.5 2.5 0 000 5z"],
  play: ["M8 5v14l11-7z"],
  undo: ["M9 8L4 13l5 5", "M4 13h10a6 6 0 006-6"],
  shield: ["M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z", "M9 12l2 2 4-4"],
  phone: ["M7 3h10v18H7z", "M11 18h2"],
  staff: ["M4 20V5h16v11H9z", "M8 9h8M8 12h6"],
  eye: ["M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z", "M12 15a3 3 0 100-6 3 3 0 000 6z"],
  external: ["M13 5h6v6M19 5l-9 9", "M17 14v5H5V7h5"],
  lock: ["M6 11h12v9H6z", "M9 11V8a3 3 0 016 0v3"],
  plug: ["M9 3v5M15 3v5M7 8h10v4a5 5 0 01-10 0zM12 17v4"],
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name, size = 20) {
  return outline(SHAPES[name] ?? [], { size, name: "icon" });
}

/** The lines `shapes` on a 24 by 24 grid. */
export function outline(shapes, { size, name }) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", width: size, height: size, class: name, "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const d of shapes) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
