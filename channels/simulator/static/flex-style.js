// The words and lengths of LINE's Flex Messages as style properties. Only values of the documented forms pass.

const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const RADIUS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDER = { none: 0, light: 0.5, normal: 1, "semi-bold": 2, medium: 3, bold: 4 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const ICON = { ...TEXT };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220 };
const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const START = {
  start: "flex-start",
  "flex-start": "flex-start",
  center: "center",
  end: "flex-end",
  "flex-end": "flex-end",
};
const SPREAD = { "space-between": "space-between", "space-around": "space-around", "space-evenly": "space-evenly" };

export function length(value, names) {
  if (names && value in names) return `${names[value]}px`;
  return /^\d+(\.\d+)?(px|%)$/.test(value ?? "") ? value : null;
}

export function colour(value) {
  return /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value ?? "") ? value : null;
}

export const space = (value) => length(value, SPACE);
export const textSize = (value) => length(value, TEXT) ?? `${TEXT.md}px`;
export const iconSize = (value) => length(value, ICON) ?? `${ICON.md}px`;
export const imageSize = (value) => (value === "full" ? "100%" : (length(value, IMAGE) ?? `${IMAGE.md}px`));
export const bubbleWidth = (value) => `${BUBBLE[value] ?? BUBBLE.mega}px`;

/** Sets the properties whose value is not null. */
export function dress(node, styles) {
  for (const [name, value] of Object.entries(styles)) {
    if (value !== null && value !== undefined) node.style[name] = value;
  }
  return node;
}

/** What every box may have: padding, border, background, size, the placing of its children. */
export function boxStyles(box) {
  const border = length(box.borderWidth, BORDER);
  return {
    paddingTop: space(box.paddingTop) ?? space(box.paddingAll),
    paddingBottom: space(box.paddingBottom) ?? space(box.paddingAll),
    paddingInlineStart: space(box.paddingStart) ?? space(box.paddingAll),
    paddingInlineEnd: space(box.paddingEnd) ?? space(box.paddingAll),
    backgroundColor: colour(box.backgroundColor),
    backgroundImage: gradient(box.background),
    borderStyle: border ? "solid" : null,
    borderWidth: border,
    borderColor: border ? (colour(box.borderColor) ?? "#d0d4da") : null,
    borderRadius: length(box.cornerRadius, RADIUS),
    width: length(box.width),
    maxWidth: length(box.maxWidth),
    height: length(box.height),
    maxHeight: length(box.maxHeight),
    justifyContent: START[box.justifyContent] ?? SPREAD[box.justifyContent] ?? null,
    alignItems: START[box.alignItems] ?? null,
  };
}

function gradient(background) {
  if (background?.type !== "linearGradient") return null;
  const stops = [background.startColor, background.centerColor, background.endColor].map(colour).filter(Boolean);
  const angle = /^\d{1,3}(\.\d+)?deg$/.test(background.angle ?? "") ? background.angle : "0deg";
  return stops.length > 1 ? `linear-gradient(${angle}, ${stops.join(", ")})` : null;
}

/** position, offsets and margin: what any component may have inside its parent. */
export function placeStyles(part, vertical, gap) {
  const margin = space(part.margin) ?? gap;
  const absolute = part.position === "absolute";
  const start = space(part.offsetStart);
  const end = space(part.offsetEnd);
  return {
    position: absolute ? "absolute" : part.offsetTop || part.offsetBottom || start || end ? "relative" : null,
    top: space(part.offsetTop),
    bottom: space(part.offsetBottom),
    insetInlineStart: start,
    insetInlineEnd: end,
    marginTop: vertical && !absolute ? margin : null,
    marginInlineStart: !vertical && !absolute ? margin : null,
  };
}

/** How much of the parent's room a component takes (LINE: flex layout, component size). */
export function growth(part, vertical) {
  if (part.position === "absolute") return null;
  if (vertical) return part.flex > 0 || part.type === "filler" ? `${part.flex || 1} 1 auto` : "none";
  const fixed = part.type === "icon" || part.type === "separator" || (part.type === "box" && part.width);
  const flex = part.flex ?? (fixed ? 0 : 1);
  return flex > 0 ? `${flex} 1 0` : "0 1 auto";
}

export const GRAVITY = { top: "flex-start", center: "center", bottom: "flex-end" };
export const ALIGN = { start: "start", center: "center", end: "end" };
