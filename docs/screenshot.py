"""Make docs/screenshot.png, the picture in the README: the page of seeds/ in a headless Chromium.

python docs/screenshot.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from timeline import pipeline

HERE = Path(__file__).parent
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1440,900",
    "--virtual-time-budget=5000",
)


def main() -> None:
    """Build the page of the seeds and take its picture."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("docs/screenshot.py needs Debian's chromium: apt-get install chromium")
    result = pipeline.run(HERE.parent / "seeds")
    page = pipeline.to_html(result.events, mentions=result.mentions, articles=result.articles, problems=result.problems)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "timeline.html"
        file.write_text(page, encoding="utf-8")
        picture = HERE / "screenshot.png"
        profile = f"--user-data-dir={folder}/profile"
        subprocess.run(
            [browser, *FLAGS, profile, f"--screenshot={picture}", file.as_uri()], check=True, stderr=subprocess.DEVNULL
        )
    print(f"{picture}: {picture.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
