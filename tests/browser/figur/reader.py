"""An open page with figures, and what a test does with it."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

HARD_SPACE = "\N{NO-BREAK SPACE}"


@dataclass
class Reader:
    """An open page, what it asked for, and what the console told."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hear(self, told: ConsoleMessage) -> None:
        """Keep what the console tells of faults."""
        if told.type in ("error", "warning"):
            self.errors.append(told.text)

    def figure(self, name: str = "prioritering-2022") -> Locator:
        """Return a figure of the page."""
        return self.page.locator(f"[id='{name}']")

    def press(self, button: str, name: str = "prioritering-2022") -> Locator:
        """Press a button of a figure."""
        found = self.figure(name).get_by_role("button", name=button, exact=True)
        found.click()
        return found

    def saved(self, button: str, folder: Path, name: str = "prioritering-2022") -> Path:
        """Press a button and return the file that is saved."""
        with self.page.expect_download() as download:
            self.press(button, name)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


def colours_in(page: Page, picture: bytes) -> dict[str, int]:
    """Return how many pixels of a PNG have each colour."""
    coded = base64.b64encode(picture).decode()
    found: dict[str, int] = page.evaluate(
        """async (address) => {
          const image = Object.assign(new Image(), { src: address });
          await image.decode();
          const { width, height } = image;
          const canvas = Object.assign(document.createElement("canvas"), { width, height });
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, width, height);
          const counts = {};
          for (let i = 0; i < data.length; i += 4) {
            const colour = [...data.slice(i, i + 4)].join(" ");
            counts[colour] = (counts[colour] ?? 0) + 1;
          }
          return counts;
        }""",
        f"data:image/png;base64,{coded}",
    )
    return found


def explored(reader: Reader, name: str = "prioritering-2022") -> Locator:
    """Open a figure and return the frame it is drawn in."""
    reader.press("Utforsk", name)
    frame = reader.figure(name).get_by_role("application")
    expect(frame).to_be_focused()
    return frame
