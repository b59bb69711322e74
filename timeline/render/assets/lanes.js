// Which lanes there are and which events lie in each: by type, place, actor or article.

const MOST_LANES = 14;

function laneKeys(i) {
  if (state.lanes === "type") return [columns.type[i]];
  if (state.lanes === "place") return [columns.place[i] ?? -1];
  if (state.lanes === "article") return columns.articles[i];
  return columns.actors[i].length ? columns.actors[i] : [-1];
}

function laneName(key) {
  if (key === -1) return say("lanes_unknown");
  if (key === -2) return say("lanes_other");
  if (state.lanes === "type") return series.types[key];
  if (state.lanes === "place") return series.places[key];
  if (state.lanes === "article") return series.articles[key].name;
  return series.actors[key];
}

// lanes of places and actors: the fullest first, the rest together, the unknown last; an event may lie in several
function makeLanes(events) {
  const found = new Map();
  for (const i of events) {
    for (const key of laneKeys(i)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(i);
    }
  }
  let keys = [...found.keys()];
  const named = (key) => key >= 0;
  if (state.lanes === "type" || state.lanes === "article") keys.sort((a, b) => a - b);
  else keys.sort((a, b) => named(b) - named(a) || found.get(b).length - found.get(a).length || a - b);
  if (keys.length > MOST_LANES && state.lanes !== "type") {
    const size = (key) => found.get(key).length;
    const ranked = keys.filter(named).sort((a, b) => size(b) - size(a) || a - b);
    const kept = new Set(ranked.slice(0, MOST_LANES - 2));
    const rest = new Set(ranked.slice(MOST_LANES - 2).flatMap((key) => found.get(key)));
    const unknown = found.has(-1) ? [-1] : [];
    keys = [...keys.filter((key) => kept.has(key)), -2, ...unknown];
    found.set(-2, [...rest].sort((a, b) => a - b));
  }
  return keys.map((key) => ({ key, name: laneName(key), events: found.get(key) }));
}
