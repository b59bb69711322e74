// The list: shows what the choice leaves, opens the chosen event, and fetches its sentence from the source texts.

const cardsBox = document.getElementById("cards");
const list = document.getElementById("list");
const live = document.getElementById("live");
const groups = [...document.querySelectorAll("#cards .day")];
const groupOf = new Map(groups.map((group) => [group, [...group.querySelectorAll(".event")]]));
const numberOf = new Map(cards.map((card, i) => [card, i]));
let visible = everyEvent;

function showList() {
  visible = everyEvent.filter((i) => passes(i) && inView(i));
  const shown = new Set(visible);
  for (const [group, members] of groupOf) {
    let any = false;
    for (const card of members) {
      const show = shown.has(numberOf.get(card));
      any ||= show;
      if (card.hidden === show) card.hidden = !show;
    }
    if (group.hidden === any) group.hidden = !any;
  }
  const tray = document.getElementById("undated");
  if (tray !== null) {
    const members = [...tray.querySelectorAll(".event")];
    for (const card of members) card.hidden = !shown.has(numberOf.get(card));
    tray.hidden = members.every((card) => card.hidden);
    tray.querySelector(".count").textContent = digits(members.filter((card) => !card.hidden).length);
  }
  document.getElementById("count").textContent = say("list_shown", { shown: digits(visible.length), total: digits(total) });
  document.getElementById("empty").hidden = visible.length > 0;
}

// the sentence of a card, taken from the source texts, with the words that date this event marked
function fillQuote(root) {
  const quote = root.querySelector("blockquote[data-sentence]");
  if (quote === null || quote.hasChildNodes()) return undefined;
  const sentence = document.getElementById(quote.dataset.sentence);
  if (sentence === null) return undefined;
  const text = sentence.textContent;
  if (quote.dataset.mark === undefined) return quote.append(text);
  const [first, last] = quote.dataset.mark.split("-").map(Number);
  const mark = document.createElement("mark");
  mark.textContent = text.slice(first, last);
  return quote.append(text.slice(0, first), mark, text.slice(last));
}

function statusOf(i) {
  return series.statuses[columns.status[i]];
}

function describe(i) {
  return say("announce", {
    n: digits(visible.indexOf(i) + 1),
    total: digits(visible.length),
    headline: headlines[i],
    date: cards[i].querySelector(".when").textContent,
    status: statusOf(i).label,
  });
}

function announce(text) {
  live.textContent = text;
}

// choose an event (or none): its card opens, the drawing rings it, the address names it
function select(i, { history = "push", scroll = true, focus = false, draw = true } = {}) {
  if (state.selected !== null && state.selected !== i) {
    cards[state.selected].classList.remove("selected");
    cards[state.selected].querySelector("details").open = false;
  }
  state.selected = i;
  if (i !== null) {
    const card = cards[i];
    card.classList.add("selected");
    card.querySelector("details").open = true;
    fillQuote(card);
    announce(describe(i));
    if (scroll) scrollToCard(card);
    if (focus) card.querySelector("summary").focus({ preventScroll: true });
  }
  if (draw) drawSelected();
  writeAddress(history);
}

// within the list's own box where it has one, so that the drawing stays in sight
function scrollToCard(card) {
  const box = card.closest("#cards");
  if (box !== null && box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible") {
    const offset = card.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (offset < 30 || offset + card.offsetHeight > box.clientHeight) box.scrollTop += offset - 36;
  } else if (document.activeElement !== chart) card.scrollIntoView({ block: "nearest" });
}

function listenToList() {
  document.addEventListener("click", (event) => {
    const summary = event.target.closest?.("summary");
    const card = summary?.closest(".event");
    if (!card) return;
    event.preventDefault();
    const i = numberOf.get(card);
    if (state.selected === i && card.querySelector("details").open) {
      card.querySelector("details").open = false;
      card.classList.remove("selected");
      state.selected = null;
      drawSelected();
      writeAddress("push");
    } else select(i, { scroll: false });
  });
  // a sentence in the source texts leads back to its event; who selects words to copy them stays there
  document.getElementById("sources").addEventListener("click", (event) => {
    const sentence = event.target.closest(".sent");
    if (sentence === null || !getSelection().isCollapsed) return;
    const i = cards.findIndex((card) => card.querySelector(".card > blockquote")?.dataset.sentence === sentence.id);
    if (i < 0) return;
    showEvent(i);
    refresh({ what: "all" });
    select(i);
    cards[i].closest(".panel").scrollIntoView({ block: "nearest" });
  });
  // the browser's own search opens a card that holds the words
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.closest(".event")) fillQuote(event.target);
  }, true);
}
