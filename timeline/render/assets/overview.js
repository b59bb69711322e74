// The whole period in one strip, and the brush over it that chooses what the drawing shows.

const overview = document.getElementById("overview");
const STRIP = 42;
const strip = makeStrip();
let dragging = null;

function makeStrip() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const frame = document.createElement("div");
  frame.className = "brush";
  const handles = ["from", "to"].map((edge) => {
    const handle = document.createElement("div");
    handle.className = "handle";
    handle.dataset.edge = edge;
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", say(`overview_${edge}`));
    return handle;
  });
  overview.append(svg, frame, ...handles);
  return { svg, frame, handles, left: 0, width: 1, extent: overviewExtent() };
}

function svgPart(name, attributes, text) {
  const part = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
  if (text !== undefined) part.textContent = text;
  return part;
}

function drawOverview() {
  strip.left = drawn.left;
  strip.width = drawn.width;
  const { svg, width } = strip;
  strip.extent = overviewExtent();
  const bins = Math.max(10, Math.min(140, Math.floor(width / 6)));
  const { exact, vague, most } = countBins(bins);
  const unit = (STRIP - 4) / most;
  const parts = monthMarks(width);
  const step = width / bins;
  for (let bin = 0; bin < bins; bin += 1) {
    let y = STRIP;
    const add = (count, className) => {
      if (!count) return;
      const height = Math.max(1, count * unit);
      y -= height;
      parts.push(svgPart("rect", { x: (bin * step).toFixed(2), y: y.toFixed(2), width: Math.max(1, step - 0.8).toFixed(2), height: height.toFixed(2), class: className }));
    };
    add(vague[bin], "vague");
    exact.forEach((counts, type) => add(counts[bin], `t${type}`));
  }
  svg.setAttribute("width", width);
  svg.setAttribute("height", STRIP + 18);
  svg.style.marginLeft = `${strip.left}px`;
  svg.replaceChildren(...parts);
  moveBrush();
}

// events known to the day by type; periods over all their bins, in grey
function countBins(bins) {
  const { extent: shown } = strip;
  const span = (shown.to - shown.from) / bins;
  const exact = series.types.map(() => new Array(bins).fill(0));
  const steps = new Array(bins + 1).fill(0);
  const binOf = (day) => Math.min(bins - 1, Math.max(0, Math.floor((day - shown.from) / span)));
  for (const i of dated) {
    if (!passes(i) || columns.first[i] >= shown.to || columns.last[i] + 1 <= shown.from) continue;
    if (columns.first[i] === columns.last[i]) exact[columns.type[i]][binOf(columns.at[i])] += 1;
    else {
      steps[binOf(columns.first[i])] += 1;
      steps[binOf(columns.last[i] + 0.99) + 1] -= 1;
    }
  }
  let open = 0;
  const vague = steps.slice(0, bins).map((change) => (open += change));
  const sums = vague.map((count, bin) => count + exact.reduce((sum, counts) => sum + counts[bin], 0));
  return { exact, vague, most: Math.max(1, ...sums) };
}

function monthMarks(width) {
  const { extent: shown } = strip;
  const days = shown.to - shown.from;
  const months = days / 30.4;
  const wanted = width / 90;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((size) => months / size <= wanted) ?? 2400;
  const parts = [];
  let free = 0;
  for (const day of monthStarts(shown.from, shown.to, step)) {
    const x = ((day - shown.from) / days) * width;
    const text = step >= 12 ? String(dayParts(day).y) : writeDay(day, step === 1 && width / months > 110 ? "month" : "axis_month");
    parts.push(svgPart("line", { x1: x, x2: x, y1: 0, y2: STRIP + 14, class: "month" }));
    const wide = textWidth(text, false, 11);
    if (x < free || x + wide + 4 > width) continue;
    parts.push(svgPart("text", { x: x + 3, y: STRIP + 13 }, text));
    free = x + wide + 12;
  }
  return parts;
}

function moveBrush() {
  const { extent: shown } = strip;
  const scale = strip.width / (shown.to - shown.from);
  const x0 = strip.left + (state.from - shown.from) * scale;
  const x1 = strip.left + (state.to - shown.from) * scale;
  strip.frame.style.left = `${x0}px`;
  strip.frame.style.width = `${Math.max(2, x1 - x0)}px`;
  for (const [n, handle] of strip.handles.entries()) {
    const day = n === 0 ? state.from : state.to;
    handle.style.left = `${n === 0 ? x0 : x1}px`;
    handle.setAttribute("aria-valuemin", Math.round(shown.from));
    handle.setAttribute("aria-valuemax", Math.round(shown.to));
    handle.setAttribute("aria-valuenow", Math.round(day));
    handle.setAttribute("aria-valuetext", writeDay(n === 0 ? Math.ceil(day - 1e-6) : Math.ceil(day - 1e-6) - 1));
  }
}

function stripDay(event) {
  const x = event.clientX - overview.getBoundingClientRect().left - strip.left;
  return strip.extent.from + (Math.min(Math.max(x, 0), strip.width) / strip.width) * (strip.extent.to - strip.extent.from);
}

function listenToOverview() {
  overview.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const day = stripDay(event);
    const edge = event.target.dataset?.edge;
    const inside = day > state.from && day < state.to && !(state.from <= strip.extent.from + 0.01 && state.to >= strip.extent.to - 0.01);
    dragging = { edge: edge ?? (inside ? "both" : "new"), day, from: state.from, to: state.to, moved: false };
    overview.setPointerCapture(event.pointerId);
    if (!edge) event.preventDefault();
  });
  overview.addEventListener("pointermove", (event) => {
    if (dragging === null) return;
    dragging.moved = true;
    dragBrush(stripDay(event));
    moveBrush();
    soon(() => refresh({ what: "view" }));
  });
  const drop = (event) => {
    if (dragging === null) return;
    const { moved, edge } = dragging;
    const day = stripDay(event);
    dragging = null;
    if (!moved && edge === "new") setView(day - (state.to - state.from) / 4, day + (state.to - state.from) / 4);
    refresh({ what: "view", history: "push" });
  };
  overview.addEventListener("pointerup", drop);
  overview.addEventListener("pointercancel", drop);
  for (const handle of strip.handles) handle.addEventListener("keydown", nudgeHandle);
}

function dragBrush(day) {
  const shift = day - dragging.day;
  const shortest = Math.max(0.5, (strip.extent.to - strip.extent.from) / strip.width);
  if (dragging.edge === "both") setView(dragging.from + shift, dragging.to + shift);
  else if (dragging.edge === "from") setView(Math.min(day, state.to - shortest), state.to);
  else if (dragging.edge === "to") setView(state.from, Math.max(day, state.from + shortest));
  else setView(Math.min(day, dragging.day), Math.max(day, dragging.day + shortest));
}

function nudgeHandle(event) {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7 }[event.key];
  const edge = event.target.dataset.edge;
  if (step === undefined && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  event.stopPropagation();
  let day = edge === "from" ? state.from : state.to;
  if (event.key === "Home") day = strip.extent.from;
  else if (event.key === "End") day = strip.extent.to;
  else day += step * Math.max(1, Math.round((strip.extent.to - strip.extent.from) / 200));
  if (edge === "from") setView(Math.min(Math.max(day, strip.extent.from), state.to - 1), state.to);
  else setView(state.from, Math.max(Math.min(day, strip.extent.to), state.from + 1));
  refresh({ what: "view" });
}
