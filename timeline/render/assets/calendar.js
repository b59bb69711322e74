// Days and words. A day is a whole number, days since 1 January 1970; nothing here asks the browser's clock or zone.

const series = JSON.parse(document.getElementById("series").textContent);
const words = JSON.parse(document.getElementById("words").textContent);
const MS_PER_DAY = 86400000;

function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function say(key, values = {}) {
  return fill(words.text[key], values);
}

function digits(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, words.thousands);
}

function dayParts(day) {
  const date = new Date(Math.floor(day) * MS_PER_DAY);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth(), d: date.getUTCDate(), w: (date.getUTCDay() + 6) % 7 };
}

function writeDay(day, pattern = "day") {
  const { y, m, d, w } = dayParts(day);
  const names = words.calendar;
  return fill(words.dates[pattern], {
    y,
    d,
    mon: names.months_short[m],
    month: names.months[m],
    wd: names.weekdays_short[w],
    weekday: names.weekdays[w],
  });
}

// the day in ISO 8601, also with a time for fractions: what Plotly takes for a moment without a zone
function isoMoment(day) {
  return new Date(Math.round(day * MS_PER_DAY)).toISOString().slice(0, -1);
}

function isoDay(day) {
  return day === null ? "" : isoMoment(day).slice(0, isoMoment(day).indexOf("T"));
}

function dayFromIso(text) {
  const moment = Date.parse(/T/.test(text) ? text.replace(/Z?$/, "Z") : `${text}T00:00:00Z`);
  return Number.isFinite(moment) ? moment / MS_PER_DAY : null;
}

// Plotly hands dates back as "2022-03-23" or "2022-03-23 12:00:00.5"
function dayFromPlotly(text) {
  return typeof text === "number" ? text / MS_PER_DAY : dayFromIso(String(text).trim().replace(" ", "T"));
}

// the first days of the months, quarters or years within a period, for the ticks of the overview
function monthStarts(from, to, step) {
  const { y, m } = dayParts(from);
  const starts = [];
  for (let month = Math.floor((y * 12 + m) / step) * step; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / MS_PER_DAY;
    if (day > to) return starts;
    if (day >= from) starts.push(day);
  }
}
