"""A post away from its page: in feeds, without its pictures, in one file to pass on."""

import base64
import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage

from posts.record import Edition

SOURCE = re.compile(r"<source [^>]*>\n?")
RELATIVE = re.compile(r'(?<= )(href|src)="/(?!/)')
SRCSET = re.compile(r' (srcset|sizes)="[^"]*"')
FIGURE = re.compile(r'<figure class="photo">.*?</figure>', re.DOTALL)
IMAGE = re.compile(r'<img [^>]*?\bsrc="([^"]+)"')

# The whole stylesheet of pages that come in one piece. Their policy lets in this and nothing else.
STYLE = (settings.BASE_DIR / "templates" / "lite" / "style.css").read_text()
STYLE_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
POLICY: dict[str, Any] = settings.SECURE_CSP | {
    "style-src": [STYLE_HASH],
    "img-src": ["data:"],
    "script-src": ["'none'"],
    "connect-src": ["'none'"],
}


def for_elsewhere(html: str) -> str:
    """Return HTML that this site rendered, so that it works away from it: whole addresses."""
    html = SRCSET.sub("", SOURCE.sub("", html))
    return RELATIVE.sub(rf'\1="{settings.WATCHDOG_ORIGIN}/', html)


def without_photos(edition: Edition, stand_in: Callable[[dict[str, Any]], str]) -> str:
    """Return the text of the post with something in the place of each of its photos."""
    photos = {photo["src"]: photo for photo in edition.photos}

    def replaced(figure: re.Match[str]) -> str:
        image = IMAGE.search(figure[0])
        photo = photos.get(unescape(image[1])) if image else None
        return stand_in(photo) if photo else ""

    return FIGURE.sub(replaced, edition.whole_html)


def small_photo(edition: Edition) -> dict[str, Any] | None:
    """Return the photo to keep where there is room for one."""
    found = [photo for photo in (edition.lead, *edition.photos) if photo and "small" in photo]
    return found[0] if found else None


def as_data(photo: dict[str, Any]) -> str:
    """Return the smallest size of a photo as an address that holds the picture itself."""
    with default_storage.open(photo["small"]["file"]) as file:
        return f"data:image/webp;base64,{base64.b64encode(file.read()).decode()}"
