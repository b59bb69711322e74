"""A headless Chromium that opens pages from disk and tells what went wrong in them, and what they asked the network."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from render import frames
from timeline.render import write_page

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Browser:
    """Opens pages and acts on them as a person does, with real mouse and key events."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def cdp(self, command: str, **values: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, values)

    def size(self, width: int, height: int, *, mobile: bool = False) -> None:
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2 if mobile else 1, mobile=mobile,
        )  # fmt: skip
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=mobile)

    def scheme(self, value: str) -> None:
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])

    def open(self, page: Path, fragment: str = "") -> float:
        """Open a page and wait until it has drawn itself; the seconds that took."""
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        start = time.perf_counter()
        self.driver.get(page.as_uri() + fragment)
        self.wait("return document.documentElement.dataset.ready")
        return time.perf_counter() - start

    def wait(self, script: str, *values: Any, seconds: float = 15) -> Any:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.run(script, *values):
                return found
            time.sleep(0.03)
        raise AssertionError(f"not within {seconds} s: {script}")

    def settle(self) -> None:
        """Wait for two pictures, so that what was asked for the next one is done."""
        self.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        """Give the open page another size, and wait until the drawing has that width too."""
        self.size(width, height, mobile=mobile)
        self.wait("return innerWidth === arguments[0] && chart.layout.width === chart.clientWidth", width)
        self.settle()

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self) -> list[str]:
        """What the page asked for, but for itself and what it made in its own memory."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("data:", "blob:", "about:", "file:///"))]

    def mouse(self, kind: str, x: float, y: float, **values: Any) -> None:
        self.cdp("Input.dispatchMouseEvent", type=kind, x=x, y=y, **values)

    def hover(self, x: float, y: float) -> None:
        self.mouse("mouseMoved", x, y)
        self.settle()

    def click(self, x: float, y: float) -> None:
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, button="left", clickCount=1)
        self.mouse("mouseReleased", x, y, button="left", clickCount=1)
        self.settle()

    def drag(self, x: float, y: float, to_x: float) -> None:
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, button="left", clickCount=1)
        for step in range(1, 6):
            self.mouse("mouseMoved", x + (to_x - x) * step / 5, y, button="left", buttons=1)
        self.mouse("mouseReleased", to_x, y, button="left", clickCount=1)
        self.settle()

    def swipe(self, x: float, y: float, by: float) -> None:
        """Move a finger up or down."""
        self.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        for step in range(1, 9):
            self.cdp("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": x, "y": y + by * step / 8}])
            self.settle()
        self.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.settle()

    def press(self, selector: str) -> None:
        """Click on the middle of an element."""
        self.click(*self.middle(selector))

    def middle(self, selector: str) -> tuple[float, float]:
        x, y = self.run(
            "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'nearest'});"
            "const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]",
            selector,
        )
        return x, y

    def label(self, text: str) -> tuple[float, float]:
        """Where the label of an event stands in the drawing."""
        x, y = self.run(
            "const t = [...document.querySelectorAll('#chart .textpoint text, #chart .annotation-text')]"
            ".find((t) => t.textContent.includes(arguments[0]));"
            "t.scrollIntoView({block: 'center'}); const b = t.getBoundingClientRect();"
            "return [b.left + 8, b.top + b.height / 2]",
            text,
        )
        return x, y

    def key(self, key: str, **values: Any) -> None:
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        codes = {"Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowLeft": 37, "ArrowDown": 40, "ArrowUp": 38, "Tab": 9}
        code = {"windowsVirtualKeyCode": codes[key]} if key in codes else {}
        self.cdp("Input.dispatchKeyEvent", type="keyDown", key=key, **text, **code, **values)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", key=key, **code, **values)
        self.settle()

    def write(self, text: str) -> None:
        self.cdp("Input.insertText", text=text)
        self.settle()

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements that can be seen."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((e) => e.checkVisibility()).map((e) => e.textContent)",
            selector,
        )
        return found

    def shot(self) -> bytes:
        return base64.b64decode(self.cdp("Page.captureScreenshot")["data"])


@pytest.fixture(scope="session")
def session_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        pytest.fail(
            "the browser tests need Debian's chromium and chromium-driver: apt-get install chromium chromium-driver"
        )
    options = Options()
    options.binary_location = chromium
    folder = tmp_path_factory.mktemp("browser")
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}", "--window-size=1440,1000"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    driver.set_script_timeout(30)
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    yield Browser(driver)
    driver.quit()


@pytest.fixture
def browser(session_browser: Browser) -> Iterator[Browser]:
    """The browser at desktop size; when the test is over no page may have complained or asked the network."""
    session_browser.size(1440, 1000)
    session_browser.scheme("light")
    yield session_browser
    assert session_browser.errors() == []
    assert session_browser.requests() == []
    session_browser.driver.get("about:blank")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("pages"))


class Pages:
    """Writes pages to disk, each once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        path = self.folder / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        return path

    def seeds(self) -> Path:
        path = self.folder / "seeds.html"
        if path.exists():
            return path
        return self.write(
            "seeds", write_page(frames.seed_events(), articles=frames.ARTICLES, title="Oorlog in Oekraïne")
        )

    def made_up(self, count: int) -> Path:
        path = self.folder / f"{count}.html"
        return path if path.exists() else self.write(str(count), write_page(frames.made_up(count)))


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from npm; test-time only."""
    if shutil.which("npm") is None:
        pytest.skip("npm is absent, so axe-core cannot be fetched: accessibility is not checked")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "pack", "axe-core@4"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        pytest.skip(f"npm could not fetch axe-core, so accessibility is not checked: {done.stderr[-200:]}")
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder)
    return (folder / "package" / "axe.min.js").read_text(encoding="utf-8")
