// Starts the page: unpacks Plotly, shows the controls, draws, and listens.

let frame = null;

// once per picture, however often it is asked for
function soon(work) {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    frame = null;
    work();
  });
}

// what: "view", "filter", "lanes", "look" or "all"; everything is drawn from the state, so the order does not matter
function refresh({ what, history = "none" }) {
  hideHover();
  showList();
  showFilters();
  drawChart();
  const { from, to } = overviewExtent();
  if (what === "view" && from === strip.extent.from && to === strip.extent.to) moveBrush();
  else drawOverview();
  writeAddress(history);
}

// a page with Plotly packed in it carries it as gzip in base64; the policy knows the hash of what comes out
async function unpackPlotly() {
  const packed = document.getElementById("plotly-packed");
  if (packed === null) return;
  const bytes = Uint8Array.from(atob(packed.textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
  packed.remove();
}

function showMessage(text) {
  const message = document.getElementById("message");
  message.textContent = text;
  message.hidden = false;
  chart.hidden = true;
  overview.hidden = true;
}

// the drawing is as wide as the paper while it prints
function listenToPrinter() {
  let theme;
  window.addEventListener("beforeprint", () => {
    theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    document.documentElement.classList.add("printing");
    for (const i of visible) fillQuote(cards[i]);
    drawChart();
    drawOverview();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    refresh({ what: "look" });
  });
}

// the browser has gone to the card already; where the list scrolls by itself the page need not
function showAsked(i) {
  if (getComputedStyle(cardsBox).overflowY !== "visible") window.scrollTo(0, 0);
  select(i, { history: "none" });
}

async function start() {
  document.getElementById("controls").hidden = false;
  document.getElementById("chart-panel").hidden = false;
  const embedded = document.getElementById("plotly-packed") !== null;
  try {
    await unpackPlotly();
    if (typeof Plotly === "undefined") throw new Error("Plotly is not there");
  } catch {
    return showMessage(say(embedded ? "no_unpack" : "no_library"));
  }
  const asked = readAddress();
  if (asked !== null) showEvent(asked);
  showList();
  showFilters();
  await drawChart();
  drawOverview();
  chart.on("plotly_relayout", (change) => {
    const from = change["xaxis.range[0]"];
    const to = change["xaxis.range[1]"];
    if (from === undefined || to === undefined) return;
    setView(dayFromPlotly(from), dayFromPlotly(to));
    refresh({ what: "view", history: "push" });
  });
  window.addEventListener("scroll", stickDates, { passive: true });
  listenToChart();
  listenToOverview();
  listenToList();
  listenToFilters();
  listenToDownloads();
  listenToKeys();
  listenToPrinter();
  if (asked !== null) showAsked(asked);
  window.addEventListener("popstate", followAddress);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => refresh({ what: "look" }));
  let width = chart.clientWidth;
  new ResizeObserver(() => {
    if (chart.clientWidth === width || document.documentElement.classList.contains("printing")) return;
    width = chart.clientWidth;
    soon(() => refresh({ what: "look" }));
  }).observe(chart);
  document.documentElement.dataset.ready = "true";
  return undefined;
}

await start();
