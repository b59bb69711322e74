// The state in the URL after the #: "event-<id>" and then what differs from the start, so that a view can be cited.

let writing = false;

function addressText() {
  const asked = new URLSearchParams();
  const keys = (set) => [...set].sort((a, b) => a - b).join(".");
  if (state.query) asked.set("q", state.query);
  if (state.offTypes.size) asked.set("-type", keys(state.offTypes));
  if (state.offStatuses.size) asked.set("-status", keys(state.offStatuses));
  if (state.lanes !== "type") asked.set("lanes", state.lanes);
  if (Math.abs(state.from - extent.viewFrom) > 0.01 || Math.abs(state.to - extent.viewTo) > 0.01) {
    asked.set("from", isoMoment(state.from).slice(0, -7));
    asked.set("to", isoMoment(state.to).slice(0, -7));
  }
  const parts = [state.selected === null ? "" : cards[state.selected].id, asked.toString()];
  return parts.filter(Boolean).join("&");
}

// history: "push" for what the back button undoes, "replace" for what goes on while one types or drags
function writeAddress(history) {
  if (history === "none") return;
  const text = addressText();
  if (text === location.hash.slice(1)) return;
  const address = text ? `#${text}` : location.href.split("#")[0];
  writing = true;
  if (history === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  writing = false;
}

function readAddress() {
  const parts = location.hash.slice(1).split("&");
  const named = decodeURIComponentSafely(parts[0]);
  const isEvent = parts[0] !== "" && !parts[0].includes("=");
  const asked = new URLSearchParams((isEvent ? parts.slice(1) : parts).join("&"));
  const keys = (name, size) => (asked.get(name) ?? "").split(".").filter((key) => /^\d+$/.test(key) && Number(key) < size).map(Number);
  setQuery(asked.get("q") ?? "");
  state.offTypes = new Set(keys("-type", series.types.length));
  state.offStatuses = new Set(keys("-status", series.statuses.length));
  state.lanes = ["type", "place", "actor", "article"].includes(asked.get("lanes")) ? asked.get("lanes") : "type";
  const from = dayFromIso(asked.get("from") ?? "");
  const to = dayFromIso(asked.get("to") ?? "");
  if (from !== null && to !== null && from < to) setView(from, to);
  else setView(extent.viewFrom, extent.viewTo);
  return isEvent ? numberOf.get(cardNamed(named)) ?? null : null;
}

// by its id, or by one that it bore before its reports were joined or another came first
function cardNamed(name) {
  const card = document.getElementById(name) ?? document.getElementById(`event-${name}`);
  const ids = [name, `event-${name}`];
  return card ?? cards.find((one) => one.dataset.ids?.split(" ").some((id) => ids.includes(id))) ?? null;
}

function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// follow the address: at the start, and when someone goes back or forth or edits it
function followAddress() {
  if (writing) return;
  const target = document.getElementById(decodeURIComponentSafely(location.hash.slice(1)));
  if (target !== null && target.closest("#sources, #list") && !numberOf.has(target)) return;
  const i = readAddress();
  if (i !== null && !(passes(i) && inView(i))) showEvent(i);
  refresh({ what: "all", history: "none" });
  select(i, { history: "none" });
}

// make sure that an event that is asked for by name can be seen
function showEvent(i) {
  if (!passes(i)) {
    setQuery("");
    state.offTypes.delete(columns.type[i]);
    state.offStatuses.delete(columns.status[i]);
  }
  if (!inView(i)) setView(Math.min(state.from, columns.first[i] - 1), Math.max(state.to, columns.last[i] + 2));
}
