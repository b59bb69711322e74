// Saves what is visible: the events as CSV, the drawing as SVG or PNG.

// a spreadsheet takes a cell that starts so for a formula; the quote in front makes it text
function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /["\n\r]/.test(safe) || safe.includes(words.separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const CSV_COLUMNS = [
  "event_id", "date_start", "date_end", "date", "event_type", "status", "notes", "actor1", "actor2", "location",
  "fatalities_low", "fatalities_high", "injured_low", "injured_high", "quote", "article", "url",
];

function csvRow(i) {
  const card = cards[i];
  fillQuote(card);
  const [actor1, actor2] = columns.actors[i].map((n) => series.actors[n]);
  const place = columns.place[i] === null ? null : series.places[columns.place[i]];
  const link = card.querySelector(".from a[rel]");
  return [
    card.id.replace(/^event-/, ""), isoDay(columns.first[i]), isoDay(columns.last[i]), card.querySelector(".when").textContent,
    series.types[columns.type[i]], statusOf(i).label, headlines[i], actor1, actor2, place, ...columns.counts[i],
    card.querySelector("blockquote")?.textContent, card.querySelector(".from a")?.textContent, link?.href,
  ];
}

function csvText() {
  const lines = [CSV_COLUMNS, ...visible.map(csvRow)];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(words.separator)).join("\r\n")}\r\n`;
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function listenToDownloads() {
  document.getElementById("save-csv").addEventListener("click", () => save("timeline.csv", csvText(), "text/csv;charset=utf-8"));
  for (const format of ["svg", "png"]) {
    document.getElementById(`save-${format}`).addEventListener("click", () => {
      const { width, height } = chart.layout;
      Plotly.downloadImage(chart, { format, width, height, scale: format === "png" ? 2 : 1, filename: "timeline" });
    });
  }
}
