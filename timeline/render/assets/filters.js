// The filter bar: search, chips that are the legend too, lanes, zoom; each count says what its chip would add.

const search = document.getElementById("search");
const laneChoice = document.getElementById("lanes");
const chips = [...document.querySelectorAll(".chip")];

function showFilters() {
  const types = new Array(series.types.length).fill(0);
  const statuses = new Array(series.statuses.length).fill(0);
  for (const i of everyEvent) {
    if (!inView(i)) continue;
    if (passes(i, "type")) types[columns.type[i]] += 1;
    if (passes(i, "status")) statuses[columns.status[i]] += 1;
  }
  for (const chip of chips) {
    const { type, status } = chip.dataset;
    const [counts, off, key] = type === undefined ? [statuses, state.offStatuses, Number(status)] : [types, state.offTypes, Number(type)];
    chip.setAttribute("aria-pressed", String(!off.has(key)));
    chip.querySelector(".n").textContent = digits(counts[key]);
  }
  if (search.value !== state.query) search.value = state.query;
  laneChoice.value = state.lanes;
  document.getElementById("theme").setAttribute("aria-pressed", String(isDark()));
  document.getElementById("zoom-publication").hidden = publications.length === 0;
}

// a click takes a kind away or brings it back; with Shift or by a double click it alone stays
function toggleChip(chip, alone) {
  const { type, status } = chip.dataset;
  const off = type === undefined ? state.offStatuses : state.offTypes;
  const key = Number(type ?? status);
  const all = chips.map((one) => (type === undefined ? one.dataset.status : one.dataset.type)).filter((one) => one !== undefined).map(Number);
  if (alone) {
    const others = all.filter((one) => one !== key);
    const already = !off.has(key) && others.every((one) => off.has(one));
    off.clear();
    if (!already) others.forEach((one) => off.add(one));
  } else if (!off.delete(key)) off.add(key);
  refresh({ what: "filter", history: "push" });
  announce(say("announce_count", { shown: digits(visible.length), total: digits(total) }));
}

function viewPublication() {
  const days = publications.slice(-MOST_PUBLICATIONS);
  const first = days[0];
  const last = days[days.length - 1];
  setView(Math.max(first, last - 21) - 4, last + 8);
}

function listenToFilters() {
  for (const chip of chips) {
    chip.addEventListener("click", (event) => toggleChip(chip, event.shiftKey));
    chip.addEventListener("dblclick", () => toggleChip(chip, true));
  }
  search.addEventListener("input", () => {
    setQuery(search.value);
    soon(() => {
      refresh({ what: "filter", history: "replace" });
      announce(say("announce_count", { shown: digits(visible.length), total: digits(total) }));
    });
  });
  laneChoice.addEventListener("change", () => {
    state.lanes = laneChoice.value;
    refresh({ what: "lanes", history: "push" });
  });
  const zooms = {
    "zoom-all": () => setView(extent.from, extent.to),
    "zoom-publication": viewPublication,
    "zoom-in": () => zoomBy(0.5),
    "zoom-out": () => zoomBy(2),
    reset: clearChoice,
  };
  for (const [id, zoom] of Object.entries(zooms)) {
    document.getElementById(id).addEventListener("click", () => {
      zoom();
      refresh({ what: "all", history: "push" });
    });
  }
  const toggle = document.getElementById("filters-toggle");
  toggle.addEventListener("click", () => {
    const open = document.getElementById("controls").classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  });
  document.getElementById("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
}

function clearChoice() {
  state.offTypes.clear();
  state.offStatuses.clear();
  setQuery("");
  setView(extent.viewFrom, extent.viewTo);
  if (state.selected !== null) select(null, { history: "none" });
  announce(say("announce_cleared"));
}

function isDark() {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  refresh({ what: "look" });
}
