"""Take the pictures of the READMEs anew: the review page of the seed in both languages, and its table.

Needs Chromium, playwright and Pillow (`pip install '.[test]'`), and a font with Chinese characters.
"""

import html
import os
import shutil
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SEED = "seeds/pingshan-2025.md"
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
SHOWN = ["extract", SEED, "--section", "经济运行稳中有进", "-f", "table", "-q"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLOURS = 96  # enough for a page of text, and a third of the bytes
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff; }}
pre {{ display: inline-block; margin: 0; padding: 18px 22px; border-radius: 8px;
      background: #1c2128; color: #dfe5ec; font: 15px/1.45 monospace; }}
i {{ display: inline-block; width: 2ch; font-style: normal; }}
</style><pre>{}</pre>"""


def reportx(*words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "reportx", *words]
    env = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


def in_columns(text: str) -> str:
    """Text as HTML in which a Chinese character is two columns wide, whatever font it comes from."""
    wide = (f"<i>{c}</i>" if unicodedata.east_asian_width(c) in "WF" else html.escape(c) for c in text)
    return "".join(wide)


def save(name: str, picture: bytes) -> None:
    """A picture with few colours, which is small."""
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(PICTURES / name, optimize=True)


def review_pictures(browser: Any, folder: Path) -> None:
    """The review page, with the first record of the seed chosen."""
    page_file = folder / "page.html"
    reportx("review", SEED, "-o", str(page_file), "-q")
    for language, locale in LANGUAGES.items():
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale=locale)
        page.goto(page_file.as_uri())
        page.wait_for_function("Boolean(document.documentElement.dataset.ready)")
        page.keyboard.press("j")
        page.wait_for_timeout(500)  # it scrolls there
        save(f"review.{language}.png", page.screenshot())
        page.close()


def table_picture(browser: Any) -> None:
    """The table as a terminal shows it."""
    page = browser.new_page(device_scale_factor=1.5)
    shown = f"$ reportx {' '.join(SHOWN[:-3])}\n{reportx(*SHOWN)}"
    page.set_content(TERMINAL.format(in_columns(shown.rstrip())))
    save("table.png", page.locator("pre").screenshot())


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as driver, TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        review_pictures(browser, Path(folder))
        table_picture(browser)
        browser.close()


if __name__ == "__main__":
    main()
