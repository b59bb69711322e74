// Keys: arrows step through the events and say them, + - 0 zoom, Enter goes to the list, Esc clears, / searches.

function isTyping(target) {
  return target.closest?.("input, select, textarea, [contenteditable]") !== null;
}

// the next visible event in the order of the list; brought into view where the drawing does not show it
function step(by) {
  if (visible.length === 0) return;
  const at = visible.indexOf(state.selected);
  const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
  select(visible[next], { history: "replace" });
}

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escapeAll(event);
    if (isTyping(event.target)) return undefined;
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
      return undefined;
    }
    const zoom = { "+": () => zoomBy(0.5), "=": () => zoomBy(0.5), "-": () => zoomBy(2), 0: () => setView(extent.from, extent.to) }[event.key];
    if (zoom !== undefined) {
      zoom();
      return refresh({ what: "view", history: "replace" });
    }
    return event.target === chart ? chartKey(event) : listKey(event);
  });
}

function chartKey(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -total, End: total, PageDown: 10, PageUp: -10 }[event.key];
  if (by !== undefined) {
    event.preventDefault();
    step(by);
  } else if (event.key === "Enter") {
    event.preventDefault();
    const card = cards[state.selected ?? visible[0]];
    if (card) {
      card.querySelector("summary").focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  }
}

// in the list the arrows go from card to card
function listKey(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const card = event.target.closest?.("summary")?.closest(".event");
  if (by === undefined || !card) return;
  event.preventDefault();
  const next = visible[visible.indexOf(numberOf.get(card)) + by];
  if (next !== undefined) select(next, { history: "replace", focus: true });
}

// first the hover card, then the chosen event, then the filters
function escapeAll(event) {
  if (!hover.hidden) return hideHover();
  if (event.target === search && state.query) {
    setQuery("");
    return refresh({ what: "filter", history: "replace" });
  }
  if (state.selected !== null) select(null);
  else clearChoice();
  if (event.target === search) chart.focus();
  return refresh({ what: "all", history: "replace" });
}
