"""The photo gate: bytes in, a clean master out; a master in, its renditions out.

It knows no models. The promise: nothing leaves here but pixels. Position, names, serial numbers,
thumbnails, profiles, comments and whatever hung on behind the picture stay outside, because every
picture is painted anew and no upload is ever written down.
"""

import hashlib
import io
import logging
import math
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, BinaryIO

from PIL import Image

from posts.photos import decoding, sandbox
from posts.photos.decoding import Refused
from posts.photos.metadata import Prefill
from posts.photos.metadata_names import NAMES

__all__ = ["Master", "Refused", "Rendition", "clean", "distance", "redact", "renditions"]

logger = logging.getLogger(__name__)

UPLOAD_BYTES = 40 * 2**20
MASTER_QUALITY = 92

# The first is for stamps beside a headline, and the next what every photo has.
WIDTHS = (180, 360, 720, 1200, 1600)
SMALL = WIDTHS[1]
CROPS = {
    "social": (1200, 630),
    "wide": (1200, 675),
    "classic": (1200, 900),
    "square": (1200, 1200),
}
LABELS = (*(f"w{width}" for width in WIDTHS), *CROPS)

# Up to this width a picture must arrive over a poor line: qualities are tried from the left until
# one fits, and the last is taken as it is, since a face must stay a face.
LIGHT_WIDTH, LIGHT_BYTES = 720, 35 * 1024
QUALITIES = {"AVIF": (55, 47, 40, 34), "WEBP": (76, 60, 46, 34, 24), "JPEG": (80, 68, 56, 44, 34)}
# Where small sizes begin among them: some readers pay for each kilobyte.
FIRST = {"w180": -1, "w360": 1}
OPTIONS: dict[str, dict[str, Any]] = {
    # Speed 6, the default, costs five times the time for the same size.
    "AVIF": {"speed": 8},
    "WEBP": {"method": 4},
    "JPEG": {"optimize": True, "progressive": True},
}

# A redacted area keeps at most so many cells along its longer side, and none finer than CELL.
CELLS, CELL = 6, 16
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Master:
    """The only form of a photo that is ever stored."""

    data: bytes
    format: str
    width: int
    height: int
    color: str
    checksum: str
    phash: str
    found: tuple[str, ...]
    prefill: Prefill


@dataclass(frozen=True)
class Rendition:
    label: str
    format: str
    width: int
    height: int
    data: bytes


def clean(data: bytes | BinaryIO, *, name: str = "") -> Master:
    """Make the master of an upload, decoding it in a sandbox; the upload itself is not kept.

    `name` is what the editor called the file, used for nothing but the words of a refusal.
    """
    try:
        return _received(*sandbox.run(work, _limited(data)))
    except sandbox.Failed as failure:
        # The reason is a word of ours or the name of an error, never what the file says.
        logger.warning("The sandbox gave up on an upload: %s", failure.reason)
        raise Refused(_subject(name) + _reason(failure.reason)) from failure
    except Refused as refusal:
        raise Refused(_subject(name) + str(refusal)) from None


def work(stream: BinaryIO) -> sandbox.Reply:
    """Do the part of `clean` that touches a stranger's bytes; runs in the sandbox only."""
    try:
        image, found, prefill = decoding.decode(stream)
    except Refused as refusal:
        return {"refused": str(refusal)}, b""
    master = asdict(_master(image, found=found, prefill=prefill))
    pixels = master.pop("data")
    taken_on = prefill.taken_on
    master["prefill"]["taken_on"] = taken_on.isoformat() if taken_on else None
    return master, pixels


def distance(a: str, b: str) -> int:
    """Count the bits in which two perceptual hashes differ; below 10 they are likely one photo."""
    return (int(a, 16) ^ int(b, 16)).bit_count()


def renditions(
    master: bytes,
    *,
    focal: tuple[float, float] = (0.5, 0.5),
    labels: Collection[str] | None = None,
) -> list[Rendition]:
    """Make the closed list of renditions, or those of `labels`.

    Nothing is ever scaled up. The widths that the master has not got are left out, except "w360",
    which every photo has, if need be at the master's own width; crops keep their shape and shrink.
    """
    wanted = set(LABELS if labels is None else labels)
    if unknown := wanted - set(LABELS):
        raise ValueError(f"No such renditions: {', '.join(sorted(unknown))}.")
    return list(_rendered(_reopened(master), focal, wanted))


def redact(master: bytes, *, areas: Sequence[tuple[int, int, int, int]]) -> Master:
    """Pixelate rectangles (left, top, right, bottom, in pixels of the master) for good.

    The master that comes back replaces the old one, which must then be deleted.
    """
    image = _reopened(master)
    for area in areas:
        _pixelate(image, area)
    if not areas:
        raise Refused("No area is marked: draw a rectangle over what must not be seen.")
    return _master(image)


def _limited(data: bytes | BinaryIO) -> bytes:
    raw = data if isinstance(data, bytes) else data.read(UPLOAD_BYTES + 1)
    if not raw:
        raise Refused("This file is empty: copy the photo from the camera or phone again.")
    if len(raw) > UPLOAD_BYTES:
        raise Refused("This file is larger than 40 MB: save the photo as a smaller JPEG.")
    return raw


def _subject(name: str) -> str:
    """Quote the file's own name, without its folders and without signs that could mislead."""
    base = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    return f"“{plain[:80].strip()}”: " if plain.strip() else ""


def _reason(failure: str) -> str:
    return {
        "memory": decoding.TOO_MUCH,
        "time": "This file takes too long to open: save the photo anew as an ordinary JPEG.",
    }.get(failure, decoding.DAMAGED)


def _received(answer: dict[str, Any], pixels: bytes) -> Master:
    """Rebuild the master from the sandbox's answer, letting through only what may be there."""
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    try:
        return _trusted(answer, pixels)
    except (KeyError, TypeError, ValueError):
        raise Refused(decoding.DAMAGED) from None


def _trusted(answer: dict[str, Any], pixels: bytes) -> Master:
    said = answer["prefill"]
    taken_on = date.fromisoformat(said["taken_on"]) if said["taken_on"] else None
    words = {key.name: str(said[key.name]) for key in fields(Prefill) if key.type is str}
    return Master(
        data=pixels,
        format="PNG" if answer["format"] == "PNG" else "JPEG",
        width=int(answer["width"]),
        height=int(answer["height"]),
        color=f"#{int(answer['color'][1:], 16):06x}",
        checksum=hashlib.sha256(pixels).hexdigest(),
        phash=f"{int(answer['phash'], 16):016x}",
        found=tuple(name for name in NAMES if name in answer["found"]),
        prefill=Prefill(**words, keywords=tuple(map(str, said["keywords"])), taken_on=taken_on),
    )


def _master(
    image: Image.Image, *, found: tuple[str, ...] = (), prefill: Prefill | None = None
) -> Master:
    kind = "PNG" if image.mode == "RGBA" else "JPEG"
    target = io.BytesIO()
    if kind == "PNG":
        image.save(target, "PNG", compress_level=4)
    else:
        # Full color resolution, because everything readers see is made from this.
        image.save(target, "JPEG", quality=MASTER_QUALITY, subsampling=0)
    data = target.getvalue()
    mean = _flat(image).resize((1, 1), Image.Resampling.BOX).tobytes()
    return Master(
        data=data,
        format=kind,
        width=image.width,
        height=image.height,
        color=f"#{mean.hex()}",
        checksum=hashlib.sha256(data).hexdigest(),
        phash=_phash(image),
        found=found,
        prefill=prefill or Prefill(),
    )


def _phash(image: Image.Image) -> str:
    """Tell for each of 64 cells whether its right neighbor is brighter."""
    gray = _flat(image).convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = [gray[9 * y + x] < gray[9 * y + x + 1] for y in range(8) for x in range(8)]
    return f"{int(''.join('01'[bit] for bit in bits), 2):016x}"


def _reopened(master: bytes) -> Image.Image:
    """Open a master of ours; painted anew all the same, so that no other bytes can slip through."""
    with Image.open(io.BytesIO(master), formats=("JPEG", "PNG")) as image:
        image.load()
        return decoding.canvas(image)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _rendered(
    image: Image.Image, focal: tuple[float, float], wanted: Collection[str]
) -> Iterator[Rendition]:
    scaled = _scales(image)
    for width in WIDTHS:
        label = f"w{width}"
        if label in wanted and width in scaled:
            yield from (_encoded(scaled[width], label, kind) for kind in QUALITIES)
    for label, size in CROPS.items():
        if label in wanted:
            yield _encoded(_crop([*scaled.values(), image], size, focal), label, "JPEG")


def _scales(image: Image.Image) -> dict[int, Image.Image]:
    """Scale to each width that the picture has got, the smallest first.

    Each is made of the next larger one, which takes half the time of going back to the master.
    """
    scaled = {}
    for width in reversed(WIDTHS):
        if width <= image.width or width == SMALL:
            image = scaled[width] = _scaled(image, min(width, image.width))
    return dict(reversed(scaled.items()))


def _scaled(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _crop(
    pictures: Iterable[Image.Image], size: tuple[int, int], focal: tuple[float, float]
) -> Image.Image:
    """Cut the largest part of that shape which has the focal point as near its middle as can be.

    It is cut out of the first of the pictures, from small to large, that is large enough.
    """
    for image in pictures:
        scale = min(image.width / size[0], image.height / size[1])
        if scale >= 1:
            break
    width, height = size[0] * scale, size[1] * scale
    left = max(0, min(focal[0] * image.width - width / 2, image.width - width))
    top = max(0, min(focal[1] * image.height - height / 2, image.height - height))
    shrink = min(scale, 1)
    target = max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))
    # The scale is a fraction, so a sum may lie a hair outside of the picture, which is refused.
    box = (left, top, min(left + width, image.width), min(top + height, image.height))
    return image.resize(target, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _encoded(image: Image.Image, label: str, kind: str) -> Rendition:
    picture = _flat(image) if kind == "JPEG" else image
    data = b""
    for quality in QUALITIES[kind][FIRST.get(label, 0) :]:
        target = io.BytesIO()
        picture.save(target, kind, quality=quality, **OPTIONS[kind])
        data = target.getvalue()
        if image.width > LIGHT_WIDTH or len(data) <= LIGHT_BYTES:
            break
    return Rendition(label, kind, image.width, image.height, data)


def _pixelate(image: Image.Image, area: tuple[int, int, int, int]) -> None:
    # Widened to the grid of JPEG, whose blocks smear what is inside over their edge.
    left, top = (max(0, math.floor(value / CELL) * CELL) for value in area[:2])
    right = min(image.width, math.ceil(area[2] / CELL) * CELL)
    bottom = min(image.height, math.ceil(area[3] / CELL) * CELL)
    if left >= right or top >= bottom:
        raise Refused("A marked area lies outside the picture: draw the rectangle again.")
    size = right - left, bottom - top
    cell = max(CELL, math.ceil(max(size) / CELLS))
    few = tuple(math.ceil(side / cell) for side in size)
    part = image.crop((left, top, right, bottom)).resize(few, Image.Resampling.BOX)
    image.paste(part.resize(size, Image.Resampling.NEAREST), (left, top))
