// The card that follows the pointer over the drawing; the list holds the same, so screen readers need not see it.

const hover = document.getElementById("hover");
let hovered = null;

function hideHover() {
  hovered = null;
  hover.hidden = true;
  chart.classList.remove("pointing");
}

function showHover(i, x, y) {
  if (i !== hovered) {
    hovered = i;
    const card = cards[i];
    fillQuote(card);
    hover.inert = true;
    hover.className = card.className.replace(/\b(event|selected)\b/g, "").trim();
    const parts = [...card.querySelector("summary").cloneNode(true).childNodes];
    const top = document.createElement("p");
    top.className = "top";
    top.append(...parts);
    hover.replaceChildren(top, card.querySelector(".card").cloneNode(true));
    for (const named of hover.querySelectorAll("[id]")) named.removeAttribute("id");
  }
  chart.classList.add("pointing");
  placeHover(x, y);
}

function showStretch(stretch, x, y) {
  hovered = null;
  const text = document.createElement("p");
  text.className = "top";
  const last = Math.ceil(stretch.to) - 1;
  text.textContent = `${stretch.name} · ${writeDay(Math.floor(stretch.from), "short")} – ${writeDay(last, "short")}: ${say(stretch.count === 1 ? "events_one" : "events_many", { n: digits(stretch.count) })}`;
  hover.className = "";
  hover.replaceChildren(text);
  chart.classList.add("pointing");
  placeHover(x, y);
}

function placeHover(x, y) {
  hover.hidden = false;
  const { width, height } = hover.getBoundingClientRect();
  const right = document.documentElement.clientWidth;
  const bottom = window.innerHeight;
  hover.style.left = `${Math.max(8, x + 16 + width > right ? x - width - 16 : x + 16)}px`;
  hover.style.top = `${Math.max(8, y + 18 + height > bottom ? Math.min(y - height - 14, bottom - height - 8) : y + 18)}px`;
}

function drawingPoint(event) {
  const box = chart.getBoundingClientRect();
  return [event.clientX - box.left - drawn.left, event.clientY - box.top - drawn.top];
}

function listenToChart() {
  let press = null;
  hover.addEventListener("click", (event) => {
    if (event.target.closest("a") === null && state.selected !== null) cards[state.selected].scrollIntoView({ block: "center" });
    hideHover();
  });
  chart.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    if (event.buttons) return hideHover();
    const [x, y] = drawingPoint(event);
    const i = eventAt(x, y);
    const stretch = i === null ? stretchAt(x, y) : null;
    if (i !== null) showHover(i, event.clientX, event.clientY);
    else if (stretch !== null) showStretch(stretch, event.clientX, event.clientY);
    else hideHover();
  });
  chart.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") hideHover();
  });
  // Plotly puts a cover over the page while it drags, so the release is heard on the document
  chart.addEventListener("pointerdown", (event) => {
    press = { x: event.clientX, y: event.clientY };
  }, true);
  document.addEventListener("pointerup", (event) => {
    if (press === null) return;
    const still = Math.abs(event.clientX - press.x) < 5 && Math.abs(event.clientY - press.y) < 5;
    press = null;
    if (still && event.pointerType === "touch") tapChart(event);
    else if (still) clickChart(...drawingPoint(event));
  }, true);
  chart.addEventListener("dblclick", (event) => {
    const [x] = drawingPoint(event);
    zoomBy(0.4, state.from + x / drawn.scale);
    refresh({ what: "view", history: "push" });
  });
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    const [x] = drawingPoint(event);
    if (event.ctrlKey) zoomBy(event.deltaY > 0 ? 1.25 : 0.8, state.from + x / drawn.scale);
    else pan((event.deltaY || event.deltaX) > 0 ? 0.1 : -0.1);
    soon(() => refresh({ what: "view", history: "replace" }));
  }, { passive: false });
}

// a tap shows the card at the foot of the screen, so that the drawing stays in sight; a tap on that goes to the list
function tapChart(event) {
  const [x, y] = drawingPoint(event);
  const i = eventAt(x, y);
  if (i === null) {
    hideHover();
    return clickChart(x, y);
  }
  select(i, { scroll: false });
  showHover(i, event.clientX, event.clientY);
  hover.classList.add("sheet");
  hover.inert = false;
  return undefined;
}

function clickChart(x, y) {
  const i = eventAt(x, y);
  if (i !== null) return select(i);
  const stretch = stretchAt(x, y);
  if (stretch === null) return undefined;
  const air = (stretch.to - stretch.from) * 0.5;
  setView(stretch.from - air, stretch.to + air);
  hideHover();
  return refresh({ what: "view", history: "push" });
}

function pan(share) {
  const shift = (state.to - state.from) * share;
  setView(state.from + shift, state.to + shift);
}
