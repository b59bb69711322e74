// What stands around the events: lanes, dates, days of publication; and Plotly's settings.

const MOST_PUBLICATIONS = 12;
const publications = [...new Set(series.articles.map((article) => article.day))].sort((a, b) => a - b);

// on a touch screen Plotly would take every swipe for itself, and no one could scroll past the drawing
function chartConfig() {
  return {
    staticPlot: matchMedia("(pointer: coarse)").matches,
    displayModeBar: false, showSendToCloud: false, displaylogo: false, scrollZoom: false, doubleClick: false,
    showTips: false, responsive: false, locale: words.code, locales: { [words.code]: words.locale },
  };
}

function chartLayout(plan, ink) {
  const font = { family: fontFamily(), size: FONT_SIZE, color: ink.ink };
  return {
    font, height: plan.height + plan.top + 12, width: chart.clientWidth, autosize: false, showlegend: false,
    margin: { l: plan.left, r: 14, t: plan.top, b: 12, pad: 0 },
    paper_bgcolor: ink.panel, plot_bgcolor: "rgba(0,0,0,0)", bargap: 0, barmode: "overlay", hovermode: false,
    dragmode: "pan",
    xaxis: dateAxis(plan, ink), yaxis: laneAxis(plan, ink),
    shapes: [...laneShapes(plan, ink), ...publicationShapes(plan, ink)],
    annotations: [...laneTitles(plan, ink), ...insideLabels(plan, ink), ...plan.notes.map((note) => ({ ...note, font: { size: 11, color: ink.soft } }))],
  };
}

function dateAxis(plan, ink) {
  return {
    type: "date", range: [isoMoment(state.from), isoMoment(state.to)], side: "top", showgrid: true, zeroline: false,
    gridcolor: ink.line, tickfont: { size: FONT_SIZE, color: ink.soft }, ...datesOf(plan),
    ticklabelposition: "outside", tickangle: 0, fixedrange: false, showline: true, linecolor: ink.line,
  };
}

// the dates above the drawing, on Mondays and first days of months; also some way beyond, for who drags the drawing
function datesOf(plan) {
  const length = state.to - state.from;
  const wanted = Math.max(3, Math.floor(plan.width / 55));
  const [from, to] = [state.from - length, state.to + length];
  const step = [1, 2, 7, 14].find((days) => length / days <= wanted);
  let ticks;
  let pattern = length > 330 || dayParts(state.from).y !== dayParts(state.to).y ? "axis_day_year" : "axis_day";
  if (step !== undefined) {
    const monday = Math.floor((from + 3) / 7) * 7 - 3;
    const start = step >= 7 ? monday : Math.ceil(from);
    ticks = Array.from({ length: Math.ceil((to - start) / step) }, (_, n) => start + n * step);
  } else {
    const fit = (size) => length / 30.4 / size <= (size < 12 ? wanted * 0.72 : wanted);
    const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find(fit) ?? 2400;
    ticks = monthStarts(from, to, months);
    pattern = months >= 12 ? "year" : "axis_month";
  }
  // where the year is not plain from the whole, the first date in sight says it
  const first = ticks.find((day) => day > state.from + length * 0.02);
  const manyYears = dayParts(extent.from).y !== dayParts(extent.to).y;
  const write = (day) => writeDay(day, day === first && pattern === "axis_day" && manyYears ? "short" : pattern);
  return { tickmode: "array", tickvals: ticks.map(isoMoment), ticktext: ticks.map(write) };
}

// labels that lie on their own bar, with a ground of their own
function insideLabels(plan, ink) {
  return plan.inside?.map((box) => ({
    xref: "x", x: isoMoment(state.from + box.label.start / plan.scale), xanchor: "left", yref: "y", y: box.y, yanchor: "middle", showarrow: false,
    text: box.label.slanted ? `<i>${plotlyText(box.label.text)}</i>` : plotlyText(box.label.text), borderpad: 0,
    bgcolor: faded(ink.panel, 0.9), font: { size: FONT_SIZE, color: ink.ink },
  })) ?? [];
}

// the dates again, at the top of the window, when the drawing is taller than that
function drawStuckDates(layout) {
  const strip = document.createElement("div");
  const { tickvals, ticktext } = layout.xaxis;
  tickvals.forEach((value, n) => {
    const x = (dayFromPlotly(value) - state.from) * drawn.scale;
    if (x < 20 || x > drawn.width - 20) return;
    const date = document.createElement("span");
    date.style.left = `${drawn.left + x}px`;
    date.textContent = ticktext[n].replace("<br>", " ");
    strip.append(date);
  });
  document.getElementById("dates").replaceChildren(strip);
}

function stickDates() {
  const box = chart.getBoundingClientRect();
  document.getElementById("dates").classList.toggle("stuck", box.top + drawn.top < 26 && box.bottom > 120);
}

function laneAxis(plan, ink) {
  const wide = !plan.narrow;
  return {
    range: [plan.height, 0], fixedrange: true, showgrid: false, zeroline: false, showticklabels: wide, ticks: "",
    tickfont: { size: FONT_SIZE, color: ink.soft }, tickmode: "array",
    tickvals: plan.lanes.map((lane) => lane.top + lane.height / 2),
    ticktext: plan.lanes.map((lane) => `<b>${wrapName(lane.name).map(plotlyText).join("<br>")}</b><br>${digits(lane.events.length)}`),
  };
}

function laneShapes(plan, ink) {
  return plan.lanes.flatMap((lane, n) => (n % 2 ? [] : [{
    type: "rect", xref: "paper", x0: -plan.left / plan.width, x1: 1, yref: "y", y0: lane.top, y1: lane.top + lane.height,
    fillcolor: ink.lane, line: { width: 0 }, layer: "below",
  }]));
}

function laneTitles(plan, ink) {
  if (!plan.narrow) return [];
  return plan.lanes.map((lane) => ({
    xref: "paper", x: 0, xanchor: "left", yref: "y", y: lane.top + 12, yanchor: "middle", showarrow: false, align: "left",
    text: `<b>${plotlyText(shorten(lane.name, plan.width - 60, false))}</b>  ${digits(lane.events.length)}`,
    font: { size: FONT_SIZE, color: ink.soft },
  }));
}

// a dotted line for each day of publication, and the time after the last one tinted
function publicationShapes(plan, ink) {
  const seen = publications.filter((day) => day + 1 > state.from && day < state.to);
  const shapes = [];
  const after = publications.length ? publications[publications.length - 1] + 1 : Infinity;
  if (after < state.to) {
    shapes.push({
      type: "rect", xref: "x", x0: isoMoment(Math.max(after, state.from)), x1: isoMoment(state.to), yref: "paper", y0: 0, y1: 1,
      fillcolor: ink.after, line: { width: 0 }, layer: "below",
    });
  }
  if (seen.length > MOST_PUBLICATIONS) return shapes;
  for (const day of seen) {
    shapes.push({
      type: "line", xref: "x", x0: isoMoment(day + 0.5), x1: isoMoment(day + 0.5), yref: "paper", y0: 0, y1: 1, layer: "below",
      line: { color: ink.soft, width: 1.2, dash: "dot" },
    });
  }
  return shapes;
}

// the names of the publications above the dates, as far as they do not lie over each other
function publicationNotes(plan) {
  const seen = publications.filter((day) => day + 0.5 > state.from && day + 0.5 < state.to);
  if (seen.length > MOST_PUBLICATIONS) return [];
  const notes = [];
  let free = 0;
  const put = (x, text, width, anchor) => {
    notes.push({
      xref: "paper", x: x / plan.width, xanchor: anchor, yref: "paper", y: 1, yshift: 26, yanchor: "bottom",
      text: plotlyText(text), showarrow: false,
    });
    free = anchor === "left" ? x + width + 12 : x + 12;
  };
  for (const [n, day] of seen.entries()) {
    const first = series.articles.findIndex((article) => article.day === day) + 1;
    const x = (day + 0.5 - state.from) * plan.scale;
    const long = `${say("published_axis", { n: first })} ▸`;
    const short = `◂ ${say("published_axis_short", { n: first })}`;
    const wide = textWidth(long, false, 11);
    const narrow = textWidth(short, false, 11);
    const next = n + 1 < seen.length ? (seen[n + 1] + 0.5 - state.from) * plan.scale : plan.width;
    if (n === 0 && x - wide - 4 > 0) put(x - 3, long, wide, "right");
    else if (x > free - 12 && x + narrow + 4 < (n + 1 < seen.length ? next : plan.width)) put(x + 3, short, narrow, "left");
  }
  const after = publications.length ? (publications[publications.length - 1] + 1 - state.from) * plan.scale : Infinity;
  const text = `${say("after_publication")} →`;
  const wide = textWidth(text, false, 11);
  const x = Math.max(after, free, 0) + 8;
  if (x + wide < plan.width) put(x, text, wide, "left");
  return notes;
}
