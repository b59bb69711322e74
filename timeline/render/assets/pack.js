// Places every event in its lane by real pixel widths, so that no label lies over another or over a glyph.

const FONT_SIZE = 12;
const GAP = 10;
const GLYPH = 8;
const measured = new Map();
const pen = document.createElement("canvas").getContext("2d");

function fontFamily() {
  return getComputedStyle(document.body).fontFamily;
}

function textWidth(text, slanted = false, size = FONT_SIZE, weight = "") {
  const font = `${slanted ? "italic " : ""}${weight} ${size}px ${fontFamily.cached ??= fontFamily()}`;
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    pen.font = font;
    measured.set(key, pen.measureText(text).width);
  }
  return measured.get(key);
}

// the longest beginning of the text that fits, with an ellipsis; "" where not even a few letters do
function shorten(text, room, slanted) {
  if (textWidth(text, slanted) <= room) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${text.slice(0, middle)}…`, slanted) <= room) low = middle;
    else high = middle - 1;
  }
  const cut = text.slice(0, low).replace(/[\uD800-\uDBFF]$/, "").trimEnd();
  return cut.length >= 4 ? `${cut}…` : "";
}

// the extent of one event in pixels from the left of the drawing: bar, certain part, glyph, arrow
function measureEvent(i, scale, width) {
  const px = (day) => (day - state.from) * scale;
  const first = columns.first[i];
  const end = columns.last[i] + 1;
  const long = end - first > 1 || scale > 40;
  const core = columns.coreFirst[i] !== null && (columns.coreLast[i] > columns.coreFirst[i] || (long && scale > 40));
  const goesOn = series.statuses[columns.status[i]].key === "ongoing";
  const at = px(columns.at[i]);
  let x0 = at - GLYPH;
  let x1 = at + GLYPH;
  if (long) {
    x0 = Math.min(x0, px(first));
    x1 = Math.max(x1, px(end) + (goesOn ? 8 : 0));
  } else if (goesOn) x1 += 8;
  return { i, at, x0, x1, long, core, goesOn, left: Math.max(x0, -4), right: Math.min(x1, width + 4) };
}

// right of the event if there is room, else left, else on its bar; shortened where nothing fits, and never very long
function placeLabel(box, width) {
  const slanted = series.statuses[columns.status[box.i]].slanted;
  const after = width - box.right - 8;
  const most = Math.max(200, Math.min(330, width * 0.42), Math.min(430, after));
  const text = shorten(headlines[box.i], most, slanted);
  const wide = textWidth(text, slanted);
  const before = box.left - 8;
  const [inner, innerEnd] = roomOnBar(box, width);
  const inside = innerEnd - inner;
  const make = (side, room) => {
    const shown = shorten(text, room, slanted);
    const w = textWidth(shown, slanted);
    const start = side === "right" ? box.right + 7 : side === "left" ? box.left - 8 - w : inner;
    return { side, text: shown, slanted, start, width: w };
  };
  if (wide <= after) return make("right", after);
  if (wide <= before) return make("left", before);
  if (wide <= inside) return make("inside", inside);
  const best = Math.max(after, before, inside);
  if (best === after) return make("right", after);
  return best === before ? make("left", before) : make("inside", inside);
}

// the longer free part of a bar: before its glyph or after it; none for an event that has no bar
function roomOnBar(box, width) {
  if (!box.long) return [0, 0];
  const from = Math.max(box.left, 0) + 6;
  const to = Math.min(box.right, width) - 4;
  const before = [from, Math.min(box.at - GLYPH - 4, to)];
  const after = [Math.max(box.at + GLYPH + 4, from), to];
  return after[1] - after[0] >= before[1] - before[0] ? after : before;
}

// first row, from the top, in which the event and its label lie over nothing
function packRows(boxes) {
  const rows = [];
  for (const box of boxes) {
    let row = 0;
    const clear = ([from, to]) => to + GAP <= box.from || from >= box.to + GAP;
    while (row < rows.length && !rows[row].every(clear)) row += 1;
    if (row === rows.length) rows.push([]);
    rows[row].push([box.from, box.to]);
    box.row = row;
  }
  return rows.length;
}

// without labels: boxes come sorted by their left side, so each row needs only its last end
function packTight(boxes) {
  const ends = [];
  for (const box of boxes) {
    let row = ends.findIndex((end) => end + 3 <= box.from);
    if (row < 0) row = ends.push(0) - 1;
    ends[row] = box.to;
    box.row = row;
  }
  return ends.length;
}

function packLane(lane, level, scale, width) {
  const boxes = lane.events.map((i) => measureEvent(i, scale, width));
  for (const box of boxes) {
    box.from = box.left;
    box.to = box.right;
    if (level !== "labels") continue;
    box.label = placeLabel(box, width);
    if (box.label.text === "") continue;
    box.from = Math.min(box.from, box.label.start);
    box.to = Math.max(box.to, box.label.start + box.label.width);
  }
  boxes.sort((a, b) => a.left - b.left || a.i - b.i);
  lane.boxes = boxes;
  if (level === "labels") lane.rows = packRows(boxes);
  else {
    boxes.sort((a, b) => a.from - b.from || a.i - b.i);
    lane.rows = packTight(boxes);
  }
}
