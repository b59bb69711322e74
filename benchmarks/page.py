"""Measures the page against the budgets: how long to write, how large, how soon drawn, how fast it answers.

Run from the project's folder: `python benchmarks/page.py [--json page.json]`. Needs Debian's chromium and
chromium-driver. "Warm" is the median of the loads after the first in one browser; an operation is timed from the click
until the browser has laid the page out again, and the slowest of the runs' medians counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from render import frames
from timeline.render import write_page

SIZES = (50, 300, 1000, 3000, 10_000)
# what PAGE.md asks: seconds until drawn (warm), seconds for any operation, bytes
BUDGETS = {300: {"drawn": 1.0}, 1000: {"operation": 0.6}, 10_000: {"drawn": 3.0}, 50: {"bytes": 2_250_000}}
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic", "--window-size=1440,1000")  # fmt: skip
_LANES = "const s = document.getElementById('lanes'); s.value = '{}'; s.dispatchEvent(new Event('change'))"
# a filter that leaves as many events as are drawn one by one: all but some types
_MOST_GLYPHS = "document.getElementById('reset').click(); document.querySelector('[data-type=\"0\"]').click()"
OPERATIONS = {
    "zoom in": "document.getElementById('zoom-in').click()",
    "zoom in again": "document.getElementById('zoom-in').click()",
    "whole period": "document.getElementById('zoom-all').click()",
    "chip off": "document.querySelector('.chip').click()",
    "chip on": "document.querySelector('.chip').click()",
    "lanes by place": _LANES.format("place"),
    "lanes by type": _LANES.format("type"),
    "dark": "document.getElementById('theme').click()",
    "light": "document.getElementById('theme').click()",
    "search": "const q = document.getElementById('search'); q.value = 'haven';q.dispatchEvent(new Event('input'))",
    "most glyphs": _MOST_GLYPHS,
    "clear": "document.getElementById('reset').click()",
    "next event": "document.getElementById('chart').dispatchEvent("
    "new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))",
}
TIMED = """
const [code, done] = arguments;
const start = performance.now();
new Function(code)();
const end = () => { document.body.offsetHeight; done(performance.now() - start) };
requestAnimationFrame(() => requestAnimationFrame(end));
"""


def start_browser(folder: str) -> webdriver.Chrome:
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def load(driver: webdriver.Chrome, page: Path) -> float:
    driver.get("about:blank")
    start = time.perf_counter()
    driver.get(page.as_uri())
    while not driver.execute_script("return document.documentElement.dataset.ready"):
        time.sleep(0.005)
    return time.perf_counter() - start


def measure(driver: webdriver.Chrome, page: Path, runs: int) -> dict[str, object]:
    loads = [load(driver, page) for _ in range(runs + 1)]
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})  # the timing itself is a script of ours
    load(driver, page)
    times: dict[str, list[float]] = {name: [] for name in OPERATIONS}
    for _ in range(runs):
        for name, code in OPERATIONS.items():
            times[name].append(driver.execute_async_script(TIMED, code) / 1000)
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
    medians = {name: round(statistics.median(values), 3) for name, values in times.items()}
    slowest = max(medians, key=lambda name: medians[name])
    return {
        "first": round(loads[0], 2), "drawn": round(statistics.median(loads[1:]), 2),
        "operation": medians[slowest], "slowest": slowest, "operations": medians,
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    results: dict[int, dict[str, object]] = {}
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        driver = start_browser(folder)
        print(f"{'events':>7} {'write s':>8} {'MB':>6} {'first s':>8} {'warm s':>7} {'slowest s':>10}  operation")
        for size in SIZES:
            events = frames.made_up(size)
            start = time.perf_counter()
            text = write_page(events)
            written = time.perf_counter() - start
            page = Path(folder) / f"{size}.html"
            page.write_text(text, encoding="utf-8")
            found = measure(driver, page, options.runs) | {"write": round(written, 2), "bytes": page.stat().st_size}
            results[size] = found
            over = [name for name, most in BUDGETS.get(size, {}).items() if found[name] > most]  # type: ignore[operator]
            failed += len(over)
            print(
                f"{size:>7} {written:>8.2f} {page.stat().st_size / 1e6:>6.2f} {found['first']:>8} {found['drawn']:>7} "
                f"{found['operation']:>10}  {found['slowest']}{'   OVER: ' + ', '.join(over) if over else ''}"
            )
        driver.quit()
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
