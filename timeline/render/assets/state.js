// What is chosen (filters, period, lanes, event) and which events that leaves. Everything else follows from this.

const columns = series.columns;
const total = columns.type.length;
const everyEvent = Array.from({ length: total }, (_, i) => i);
const dated = everyEvent.filter((i) => columns.first[i] !== null);
const extent = findExtent();

const state = {
  query: "",
  offTypes: new Set(),
  offStatuses: new Set(),
  lanes: "type",
  from: extent.viewFrom,
  to: extent.viewTo,
  selected: null,
};

// the cards are in the order of the columns, but for those without a date, which stand in their tray
const cards = findCards();
const headlines = cards.map((card) => card.querySelector(".headline").textContent);
let searchTexts = null;

function findCards() {
  const listed = [...document.querySelectorAll("#cards .event")];
  return [...listed, ...document.querySelectorAll("#undated .event")];
}

// the whole period with a little air, and the part of it that is shown first: without the far outliers
function findExtent() {
  if (dated.length === 0) return { from: 0, to: 1, viewFrom: 0, viewTo: 1 };
  let first = Infinity;
  let last = -Infinity;
  for (const i of dated) {
    first = Math.min(first, columns.first[i]);
    last = Math.max(last, columns.last[i] + 1);
  }
  const pad = (from, to) => Math.max(1, (to - from) * 0.03);
  // from the year 1 to 9999, beyond which dates are written otherwise
  const whole = { from: Math.max(-719162, first - pad(first, last)), to: Math.min(2932896, last + pad(first, last)) };
  const middles = dated.map((i) => columns.at[i]).sort((a, b) => a - b);
  const [low, high] = shortestSpan(middles, 0.85);
  const air = Math.max(3, (high - low) * 0.25);
  const length = whole.to - whole.from;
  const crowded = middles.length >= 20 && length > 180 && (high - low + 2 * air) * 3 < length;
  return {
    ...whole,
    viewFrom: crowded ? Math.max(whole.from, low - air) : whole.from,
    viewTo: crowded ? Math.min(whole.to, high + air) : whole.to,
  };
}

// the shortest stretch of time that holds this share of the events
function shortestSpan(sorted, share) {
  const count = Math.ceil(sorted.length * share);
  let best = [sorted[0], sorted[sorted.length - 1]];
  for (let n = 0; n + count <= sorted.length; n += 1) {
    if (sorted[n + count - 1] - sorted[n] < best[1] - best[0]) best = [sorted[n], sorted[n + count - 1]];
  }
  return best;
}

// what the overview covers: the crowded part as long as nothing outside it is asked for
function overviewExtent() {
  const within = state.from >= extent.viewFrom - 0.01 && state.to <= extent.viewTo + 0.01;
  return within ? { from: extent.viewFrom, to: extent.viewTo } : { from: extent.from, to: extent.to };
}

// letters without accents and case, so that "Oekraine" finds "Oekraïne"
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// what the search looks in: the card and the sentence it refers to; made once, when someone first searches
function searchText(i) {
  searchTexts ??= new Array(total).fill(null);
  if (searchTexts[i] === null) {
    const quote = cards[i].querySelector("blockquote[data-sentence]");
    const sentence = quote ? document.getElementById(quote.dataset.sentence) : null;
    searchTexts[i] = fold(`${cards[i].textContent} ${sentence ? sentence.textContent : ""}`);
  }
  return searchTexts[i];
}

function passes(i, except = "") {
  if (except !== "type" && state.offTypes.has(columns.type[i])) return false;
  if (except !== "status" && state.offStatuses.has(columns.status[i])) return false;
  return state.wanted === undefined || state.wanted.every((word) => searchText(i).includes(word));
}

function inView(i) {
  if (columns.first[i] === null) return true;
  return columns.first[i] < state.to && columns.last[i] + 1 > state.from;
}

function setQuery(query) {
  state.query = query;
  const asked = fold(query).split(/\s+/).filter(Boolean);
  state.wanted = asked.length ? asked : undefined;
}

function setView(from, to) {
  const length = Math.min(Math.max(to - from, 0.5), extent.to - extent.from);
  const start = Math.min(Math.max(from + (to - from - length) / 2, extent.from), extent.to - length);
  state.from = start;
  state.to = start + length;
}

function zoomBy(factor, around = (state.from + state.to) / 2) {
  setView(around - (around - state.from) * factor, around + (state.to - around) * factor);
}
