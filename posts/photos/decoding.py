"""The half of the gate that runs in a sandbox: a stranger's bytes in, bare upright sRGB pixels out.

The limits on pixels are what 300 MB of memory bear, since the libraries need very different amounts
for one pixel. A JPEG can be decoded at a half or a quarter of its size, so it may be the largest.
"""

import contextlib
import importlib.util
import io
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from posts.photos import metadata

MASTER_SIDE = 4000
MILLION = 1_000_000
MEGAPIXELS = {"JPEG": 60, "MPO": 60, "PNG": 34, "WEBP": 13, "AVIF": 16, "HEIF": 24}

# A JPEG above this is decoded at half its size even where that leaves less than MASTER_SIDE.
WHOLE_JPEG = 30 * MILLION

# A progressive JPEG is held in memory as coefficients, two bytes each, before it has any pixels.
COEFFICIENT_BYTES = 150 * MILLION

# Imported by name, because Pillow would load all of its forty formats to find these.
PLUGINS = {
    "JPEG": JpegImagePlugin,
    "PNG": PngImagePlugin,
    "WEBP": WebPImagePlugin,
    "AVIF": AvifImagePlugin,
}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

STRANGERS = {
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive",
    b"GIF8": "a GIF",
    b"%PDF": "a PDF",
    b"BM": "a BMP picture",
    b"II*\0": "a TIFF or raw picture",
    b"MM\0*": "a TIFF or raw picture",
    b"8BPS": "a Photoshop file",
}

KINDS = "JPEG, PNG, WebP or AVIF"
DAMAGED = (
    "This file is damaged or incomplete: copy it from its source again, or save it anew as JPEG."
)
TOO_MUCH = (
    "This picture needs too much memory to open: save it as an ordinary (not progressive) JPEG "
    f"of at most {MASTER_SIDE} pixels a side."
)


class Refused(ValueError):
    """The file cannot be taken; str() is a sentence for the editor that says what to do."""


def decode(stream: BinaryIO) -> tuple[Image.Image, tuple[str, ...], metadata.Prefill]:
    """Give the picture on a fresh canvas, the names of what else was in the file, the prefill."""
    # Above twice this Pillow raises before the libraries that ask for memory at once are called.
    Image.MAX_IMAGE_PIXELS = max(MEGAPIXELS.values()) * MILLION // 2
    # One thread for each processor would use the memory up with stacks on a large machine.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    image = _opened(stream)
    _check(image)
    _load(image)
    found, prefill = metadata.read(image)
    turn = _turn(image)
    profile = image.info.get("icc_profile")
    stream.close()
    image = _plain(image)
    for size in _steps(image.size):
        image = image.resize(size, Image.Resampling.LANCZOS)
    if turn is not None:
        image = image.transpose(turn)
    return canvas(_in_srgb(image, profile)), found, prefill


def canvas(image: Image.Image) -> Image.Image:
    """Paint the pixels on a new picture, which knows nothing but its pixels.

    What shone through completely is painted black, since colors may hide behind transparency.
    """
    if image.mode == "RGBA":
        fresh = Image.new("RGBA", image.size)
        fresh.alpha_composite(image)
    else:
        fresh = Image.new("RGB", image.size)
        fresh.paste(image)
    return fresh


def _opened(stream: BinaryIO) -> Image.Image:
    head = stream.read(4096)
    stream.seek(0)
    formats = list(PLUGINS)
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS and b"avif" not in head[8:32]:
        formats = _heif()
    try:
        if head.startswith(b"\x89PNG"):
            # The decoder of PNG passes over wrong checksums and paints what it can.
            Image.open(stream, formats=["PNG"]).verify()
            stream.seek(0)
        return Image.open(stream, formats=formats)
    except Image.DecompressionBombError:
        raise Refused(_too_many(max(MEGAPIXELS.values()))) from None
    except UnidentifiedImageError:
        raise Refused(_stranger(head)) from None
    except (OSError, SyntaxError, ValueError, RuntimeError):
        raise Refused(DAMAGED) from None


def _heif() -> list[str]:
    if not importlib.util.find_spec("pillow_heif"):
        raise Refused(
            "This is a HEIC photo, which cannot be read here: set the phone's camera format to "
            "“Most Compatible”, or save the photo as JPEG, and upload that."
        )
    # An optional extra, and with 26 MB too large to load for every photo.
    importlib.import_module("pillow_heif").register_heif_opener(thumbnails=False)
    return ["HEIF"]


def _stranger(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for magic, kind in STRANGERS.items() if head.startswith(magic)), "")
    if b"<svg" in start and start.startswith(b"<"):
        kind = "an SVG drawing"
    elif start.startswith((b"<!doctype html", b"<html", b"<script", b"<head", b"<body")):
        kind = "a web page"
    if kind:
        return f"This is {kind}, whatever its name says: upload the photo as {KINDS}."
    if head.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")) or head[4:8] == b"ftyp":
        return DAMAGED
    return f"This is not a photo in a format that can be read: upload it as {KINDS}."


def _too_many(megapixels: int, kind: str = "") -> str:
    kind = f" as {kind}" if kind else ""
    return (
        f"This picture has more than the {megapixels} million pixels that can be taken{kind}: "
        f"scale it down to {MASTER_SIDE} pixels on the long side, or save it as JPEG."
    )


def _check(image: Image.Image) -> None:
    """Refuse by what the header says, before a pixel is decoded."""
    kind = image.format or ""
    if image.width * image.height > MEGAPIXELS[kind] * MILLION:
        raise Refused(_too_many(MEGAPIXELS[kind], kind))
    # The second picture of an MPO is a preview or a depth map, and a HEIC holds an album.
    if kind not in {"MPO", "HEIF"} and getattr(image, "n_frames", 1) > 1:
        raise Refused(f"This is an animation: save one still picture of it as {KINDS}.")
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        _draft(image)


def _draft(image: JpegImagePlugin.JpegImageFile) -> None:
    """Let a large JPEG be decoded at a half or less, which costs a fraction of time and memory."""
    pixels = image.width * image.height
    largest = max(across * down for _, across, down, _ in image.layer)
    samples = sum(across * down for _, across, down, _ in image.layer) / largest
    if image.info.get("progressive") and pixels * samples * 2 > COEFFICIENT_BYTES:
        raise Refused(TOO_MUCH)
    shrink = max(max(image.size) / MASTER_SIDE, 2 if pixels > WHOLE_JPEG else 1)
    image.draft(None, (max(1, int(image.width / shrink)), max(1, int(image.height / shrink))))


def _load(image: Image.Image) -> None:
    try:
        image.load()
    except (OSError, SyntaxError, ValueError, EOFError, RuntimeError):
        raise Refused(DAMAGED) from None


def _turn(image: Image.Image) -> Image.Transpose | None:
    # A broken block must not cost the photo: then it is taken as it lies.
    with contextlib.suppress(Exception):
        return TURNS.get(image.getexif().get(0x0112, 1))
    return None


def _plain(image: Image.Image) -> Image.Image:
    """Bring any kind of pixel to RGB, RGBA, L or CMYK, and drop transparency that hides nothing."""
    if image.mode.startswith("I"):
        # Sixteen bits of gray; the plain conversion would cut the bright half off.
        return image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return image.convert("RGB") if image.getchannel("A").getextrema() == (255, 255) else image
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")


def _steps(size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return by which sizes a picture comes to what a master may measure.

    One direction after the other, so that the large one can be let go before the last is made.
    """
    if max(size) <= MASTER_SIDE:
        return []
    scale = MASTER_SIDE / max(size)
    width, height = (max(1, round(side * scale)) for side in size)
    return [(width, size[1]), (width, height)]


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha:
        image = image.convert("RGB")
    if profile:
        # A profile that is broken, or meant for another kind of picture, is as good as none.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, target, outputMode="RGB") or image
    image = image.convert("RGB")
    if alpha:
        image.putalpha(alpha)
    return image
