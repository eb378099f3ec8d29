"""Files that nobody should send."""

from PIL import Image

from tests.posts.photos import FORMATS, bomb, encoded, picture, telling

HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def gif():
    frames = [Image.new("P", (64, 48), number) for number in range(3)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])


def animated(kind):
    frames = [Image.new("RGB", (64, 48), color) for color in ("red", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def large_progressive():
    """It promises 50 million pixels, which a progressive JPEG must hold all at once."""
    small = encoded(picture((64, 64)), "JPEG", progressive=True, subsampling=0)
    frame = small.index(b"\xff\xc2")
    return small[: frame + 5] + (7071).to_bytes(2, "big") * 2 + small[frame + 9 :]


def wide(kind, side):
    """A picture with many pixels that packs into little."""
    quick = {"PNG": {"compress_level": 1}, "WEBP": {"method": 0}, "AVIF": {"speed": 10}}
    return encoded(Image.new("RGB", (side, side), "gray"), kind, **quick[kind])


BAD = {
    "zero bytes": b"",
    "text": b"Call me at noon.",
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "HTML": HTML,
    "zip": b"PK\x03\x04" + bytes(1000),
    "PDF": b"%PDF-1.7\n",
    "animated GIF": gif(),
    "GIF that is a script": b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)",
    "HTML after the start of a JPEG": b"\xff\xd8\xff\xe0" + HTML,
    "bomb": bomb(),
    "large progressive JPEG": large_progressive(),
    "PNG of 36 million pixels": wide("PNG", 6000),
    "WebP of 16 million pixels": wide("WEBP", 4000),
    "AVIF of 17 million pixels": wide("AVIF", 4130),
    "truncated in its header": telling("JPEG")[:40],
    **{f"truncated {kind}": telling(kind)[: len(telling(kind)) // 2] for kind in FORMATS},
    **{f"animated {kind}": animated(kind) for kind in ("PNG", "WEBP", "AVIF")},
    **{f"{kind} named for nothing": encoded(picture(), kind)[:12] for kind in FORMATS},
}
