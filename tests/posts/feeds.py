"""Feeds of an invented newsroom, written in the test."""

import io
from pathlib import Path
from typing import Any

from PIL import Image

from posts.importers.feed import Item, Refusal, read
from posts.importers.save import Tally, save
from tests.factories import NOW

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Invented Wire</title><link>https://wire.example/news/</link>{}</channel></rss>"""
ITEM = {
    "title": "Editor Freed",
    "guid": "wire-1",
    "pubDate": "Tue, 30 Nov 2021 09:12:00 +0000",
    "category": ("Kazakhstan", "Courts"),
    "content:encoded": "<p>ALMATY, Kazakhstan – The editor is free. She went home.</p>",
}
BOX = '<div class="box"><h3>Held for Words</h3><p>We count who is held.</p></div>'


def make_item(extra: str = "", **fields: Any) -> str:
    """Return an item; a field set to None is left out, one with several values is repeated."""
    fields = ITEM | {name.replace("__", ":"): value for name, value in fields.items()}
    lines = []
    for name, value in fields.items():
        values = value if isinstance(value, tuple) else (value,)
        lines += [f"<{name}><![CDATA[{one}]]></{name}>" for one in values if one is not None]
    return f"<item>{''.join(lines)}{extra}</item>"


def make_media(url: str, caption: str = "The gate in May.", credit: str = "A. Photo") -> str:
    return (
        f'<media:content url="{url}" medium="image"><media:description>{caption}'
        f"</media:description><media:credit>{credit}</media:credit></media:content>"
    )


def write_picture(path: Path, color: str = "#445566") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = io.BytesIO()
    Image.new("RGB", (400, 300), color).save(file, "JPEG")
    path.write_bytes(file.getvalue())
    return path


def read_all(path: Path) -> tuple[list[Item], list[Refusal]]:
    """Return what is in a feed: its items, and what cannot become one."""
    found = list(read(path))
    return [one for one in found if isinstance(one, Item)], [
        one for one in found if isinstance(one, Refusal)
    ]


def run(folder: Path, *items: str, name: str = "wire.xml", **options: Any) -> Tally:
    """Import a feed of these items; the folder `photos` beside it holds its pictures."""
    path = folder / name
    path.write_text(RSS.format("".join(items)))
    photos = folder / "photos"
    media = photos if photos.exists() else None
    return save(path, **{"at": NOW, "media": media} | options)


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.created, tally.updated, tally.unchanged, len(tally.refused)


def stored(folder: Path) -> list[str]:
    """Return what is in the stores of conftest.py."""
    files = [*folder.glob("media/**/*"), *folder.glob("private/**/*")]
    return sorted(str(path.relative_to(folder)) for path in files if path.is_file())
