"""Proof that a stored file carries nothing but its picture, read from the file itself.

The gate promises it; this looks again, years later, at whatever lies in a store by then.
"""

import io

from PIL import Image, UnidentifiedImageError

from posts.photos import metadata

UNREADABLE = "no picture"
APPENDED = "something behind the picture"


def carried(data: bytes) -> tuple[str, ...]:
    """Return the names of what the file carries beside its pixels; never a value."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "AVIF")) as image:
            if image.format == "PNG":
                # Its text may stand behind the pixels.
                image.load()
            found, _ = metadata.read(image)
            kind = image.format or ""
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return (UNREADABLE,)
    return found if _end(data, kind) == len(data) else (*found, APPENDED)


def _end(data: bytes, kind: str) -> int:
    """Return where the picture ends, by what its format says."""
    match kind:
        case "PNG":
            return data.find(b"IEND\xae\x42\x60\x82") + 8
        case "WEBP":
            size = int.from_bytes(data[4:8], "little")
            return 8 + size + size % 2
        case "AVIF":
            return _end_of_boxes(data)
    # A JPEG of ours has no second picture, so its end is the first such mark among its pixels.
    return data.find(b"\xff\xd9", data.find(b"\xff\xda")) + 2


def _end_of_boxes(data: bytes) -> int:
    """Walk the boxes of which an AVIF consists, as long as they are those of a picture."""
    start = 0
    while data[start + 4 : start + 8] in {b"ftyp", b"meta", b"mdat"}:
        size = int.from_bytes(data[start : start + 4], "big")
        start = start + size if size >= 8 else len(data)
    return start
