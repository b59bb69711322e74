// The drawing: lanes of packed events, or a histogram a lane where there are too many, drawn by Plotly.

const LABELS_UP_TO = 160;
const GLYPHS_UP_TO = 900;
const HISTOGRAM_HEIGHT = 52;
const TALLEST = 1500;
const chart = document.getElementById("chart");
let drawn = { level: "labels", lanes: [], width: 0, height: 0, left: 0, top: 0 };

function cssColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function colours() {
  const names = ["ground", "panel", "lane", "ink", "soft", "line", "accent", "after"];
  const found = Object.fromEntries(names.map((name) => [name, cssColour(`--${name}`)]));
  found.types = series.types.map((_, i) => cssColour(`--t${i}`));
  return found;
}

function faded(hex, alpha) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}

function plotlyText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function isNarrow() {
  return chart.clientWidth < 640;
}

function arrange() {
  const events = dated.filter((i) => passes(i) && inView(i));
  const lanes = makeLanes(events);
  const narrow = isNarrow();
  const left = narrow ? 6 : 136;
  const width = Math.max(120, chart.clientWidth - left - 14);
  const scale = width / (state.to - state.from);
  const shown = lanes.reduce((sum, lane) => sum + lane.events.length, 0);
  const level = shown <= LABELS_UP_TO ? "labels" : shown <= GLYPHS_UP_TO ? "glyphs" : "histogram";
  const plan = { lanes, narrow, left, width, scale, events };
  stackLanes(plan, level);
  // many events on few days make a tower: counted they say more, until one has zoomed in to those days
  if (level === "glyphs" && plan.height > TALLEST && state.to - state.from > 31) stackLanes(plan, "histogram");
  plan.notes = publicationNotes(plan);
  plan.top = plan.notes.length ? 50 : 28;
  return plan;
}

// gives each lane its place from the top down, and each event its place in its lane
function stackLanes(plan, level) {
  const { lanes, narrow, width, scale } = plan;
  const rowHeight = level === "labels" ? 20 : 13;
  let y = 0;
  for (const lane of lanes) {
    const head = narrow ? 22 : 6;
    const nameHeight = 12 + 15 * (1 + wrapName(lane.name).length);
    if (level === "histogram") {
      lane.height = HISTOGRAM_HEIGHT + head;
      lane.rows = 0;
      lane.boxes = [];
    }
    else {
      packLane(lane, level, scale, width);
      lane.height = Math.max(lane.rows * rowHeight + head + 6, narrow ? 0 : nameHeight);
    }
    lane.top = y;
    const room = lane.height - head - 6 - (lane.rows ?? 0) * rowHeight;
    for (const box of lane.boxes ?? []) {
      box.y = y + head + (narrow ? 0 : room / 2) + (box.row + 0.5) * rowHeight;
    }
    y += lane.height;
  }
  Object.assign(plan, { level, rowHeight, height: Math.max(y, 60) });
}

function wrapName(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (textWidth(longer, false, 12, "600") <= 118) lines[last] = longer;
    else if (lines[last] === "") lines[last] = shorten(word, 112, false);
    else if (last < 2) lines.push(shorten(word, 112, false));
    else {
      lines[last] = shorten(`${lines[last]}…`, 112, false);
      break;
    }
  }
  return lines;
}

function eventTraces(plan, ink) {
  const pale = barTrace();
  const solid = barTrace();
  const glyphs = { x: [], y: [], symbol: [], fill: [], line: [] };
  const arrows = { x: [], y: [], colour: [] };
  const labels = textTrace(ink);
  plan.inside = [];
  const day = (px) => isoMoment(state.from + px / plan.scale);
  for (const lane of plan.lanes) {
    for (const box of lane.boxes) {
      const { i } = box;
      const status = series.statuses[columns.status[i]];
      const colour = ink.types[columns.type[i]];
      const end = columns.last[i] + 1;
      if (box.long && !(box.core && columns.coreFirst[i] === columns.first[i] && columns.coreLast[i] + 1 === end)) {
        addBar(pale, columns.first[i], end, box.y, colour, 0.3, status.hatched, plan);
      }
      if (box.core) addBar(solid, columns.coreFirst[i], columns.coreLast[i] + 1, box.y, colour, 0.75, status.hatched, plan);
      glyphs.x.push(isoMoment(columns.at[i]));
      glyphs.y.push(box.y);
      glyphs.symbol.push(status.symbol);
      glyphs.fill.push(status.filled ? colour : ink.panel);
      glyphs.line.push(status.filled ? ink.panel : colour);
      if (box.goesOn) {
        arrows.x.push(day(box.long ? box.x1 - 5 : box.at + GLYPH + 2));
        arrows.y.push(box.y);
        arrows.colour.push(colour);
      }
      if (box.label?.text) {
        if (box.label.side === "inside") plan.inside.push(box);
        else {
          labels.x.push(day(box.label.start));
          labels.y.push(box.y);
          labels.text.push(plotlyText(box.label.text));
          labels.textfont.style.push(box.label.slanted ? "italic" : "normal");
        }
      }
    }
  }
  return [pale, solid, arrowTrace(arrows), glyphTrace(glyphs, plan), labels];
}

function barTrace() {
  return {
    type: "bar", orientation: "h", x: [], y: [], base: [], width: [], hoverinfo: "skip",
    marker: { color: [], cornerradius: 3, line: { color: [], width: [] }, pattern: { shape: [], fgcolor: [], bgcolor: [], size: 6, solidity: 0.3, fillmode: "replace" } },
  };
}

function addBar(trace, from, to, y, colour, strength, hatched, plan) {
  trace.base.push(isoMoment(from));
  trace.x.push((to - from) * MS_PER_DAY);
  trace.y.push(y);
  trace.width.push(plan.level === "labels" ? 9 : 6);
  trace.marker.color.push(faded(colour, strength));
  trace.marker.line.color.push(colour);
  trace.marker.line.width.push(hatched ? 1 : 0);
  trace.marker.pattern.shape.push(hatched ? "/" : "");
  trace.marker.pattern.fgcolor.push(colour);
  trace.marker.pattern.bgcolor.push(faded(colour, strength / 3));
}

function textTrace(ink) {
  return {
    type: "scatter", mode: "text", x: [], y: [], text: [], textposition: "middle right", hoverinfo: "skip",
    textfont: { size: FONT_SIZE, color: ink.ink, style: [] },
  };
}

function arrowTrace({ x, y, colour }) {
  return { type: "scatter", mode: "markers", x, y, hoverinfo: "skip", marker: { symbol: "triangle-right", size: 10, color: colour, opacity: 1 } };
}

function glyphTrace({ x, y, symbol, fill, line }, plan) {
  const size = plan.level === "labels" ? 12 : 9;
  return {
    type: "scatter", mode: "markers", x, y, hoverinfo: "skip",
    marker: { symbol, size, color: fill, opacity: 1, line: { color: line, width: fill.map((colour, n) => (line[n] === fill[n] ? 0 : 1.8)) } },
  };
}

function selectedTrace(plan, ink) {
  const spots = spotsOf(state.selected, plan);
  return {
    type: "scatter", mode: "markers", hoverinfo: "skip", x: spots.map((spot) => spot.x), y: spots.map((spot) => spot.y),
    marker: { symbol: "circle-open", size: 21, color: ink.accent, line: { width: 3, color: ink.accent } },
  };
}

function spotsOf(i, plan = drawn) {
  if (i === null || plan.level === "histogram") return [];
  return plan.lanes.flatMap((lane) => lane.boxes.filter((box) => box.i === i).map((box) => ({ x: isoMoment(columns.at[i]), y: box.y })));
}

function drawChart() {
  const ink = colours();
  const plan = arrange();
  const traces = plan.level === "histogram" ? histogramTraces(plan, ink) : eventTraces(plan, ink);
  traces.push(selectedTrace(plan, ink));
  drawn = plan;
  showNote(plan);
  chart.dataset.level = plan.level;
  const layout = chartLayout(plan, ink);
  drawStuckDates(layout);
  return Plotly.react(chart, traces, layout, chartConfig());
}

// what the drawing does not show by itself: that it counts, and how many events lie before or after it
function showNote(plan) {
  const outside = dated.filter((i) => passes(i) && !inView(i)).length;
  const parts = [plan.level === "histogram" ? say("histogram_note") : "", outside ? say("outside", { events: say(outside === 1 ? "events_one" : "events_many", { n: digits(outside) }) }) : ""];
  const note = document.getElementById("chart-note");
  note.textContent = parts.filter(Boolean).join(" ");
  note.hidden = note.textContent === "";
}

// only the ring: not with Plotly.restyle, which forgets that the axis holds dates
function drawSelected() {
  const traces = [...chart.data.slice(0, -1), selectedTrace(drawn, colours())];
  Plotly.react(chart, traces, chart.layout, chartConfig());
}

// the event under a point of the drawing, by the same boxes that the labels were packed with
function eventAt(x, y) {
  if (drawn.level === "histogram") return null;
  let nearest = null;
  for (const lane of drawn.lanes) {
    if (y < lane.top || y > lane.top + lane.height) continue;
    for (const box of lane.boxes) {
      if (Math.abs(y - box.y) > drawn.rowHeight / 2 || x < box.from - 3 || x > box.to + 3) continue;
      const distance = Math.abs(x - box.at);
      if (nearest === null || distance < nearest.distance) nearest = { i: box.i, distance };
    }
  }
  return nearest === null ? null : nearest.i;
}
