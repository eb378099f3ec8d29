"""The drawing table of the demo pictures: flat shapes, soft light, seven tones and one accent."""

from collections.abc import Iterable, Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter

type Point = tuple[float, float]
type Color = tuple[int, int, int]

# Seven tones each, from paper to ink.
PALETTES: tuple[tuple[str, ...], ...] = (
    ("#f5f1e7", "#e6dfd0", "#cbc2b0", "#a59b8a", "#726c63", "#444240", "#1f1f21"),
    ("#f0f2ef", "#dde1e0", "#bcc4c6", "#929ca1", "#626c73", "#39424a", "#1a1e24"),
    ("#efe8de", "#d8cfc8", "#b3abab", "#88848a", "#5b5a63", "#373842", "#191a21"),
)
ACCENT = "#a94f3d"
SUPERSAMPLING = 2
# Blurred shapes are drawn this much smaller: nobody sees it, and it is many times faster.
SOFT = 8


def rgb(color: str) -> Color:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mixed(one: Color, other: Color, share: float) -> Color:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return r, g, b


def curve(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """Return a smooth line (Catmull-Rom) through `points`."""
    count = len(points)
    smooth: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        smooth.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    return smooth if closed else [*smooth, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t**2
            + (3 * q - p - 3 * r + s) * t**3
        )
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return x, y


class Canvas:
    """A picture of `width` by `height` units, painted larger and reduced at the end.

    `tone(0)` is paper, `tone(6)` is ink; halves lie between.
    """

    def __init__(self, width: int, height: int, *, palette: int, seed: str) -> None:
        self.width, self.height = width, height
        self.random = Random(seed)  # noqa: S311, a picture needs no secret
        self.tones = [rgb(color) for color in PALETTES[palette]]
        self.accent = rgb(ACCENT)
        self.image = Image.new("RGB", self._scaled(width, height), self.tones[0])
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def tone(self, step: float) -> Color:
        low = min(int(step), len(self.tones) - 2)
        return mixed(self.tones[low], self.tones[low + 1], step - low)

    def finish(self) -> Image.Image:
        """Darken the corners a little and reduce to the final size."""
        image = self.image.reduce(SUPERSAMPLING)
        corners = (
            Image.radial_gradient("L").resize(image.size).point(lambda v: max(0, v - 110) // 4)
        )
        image.paste(self.tones[6], mask=corners)
        return image

    # Flat shapes.

    def poly(self, points: Iterable[Point], color: Color, alpha: int = 255) -> None:
        self.pen.polygon([self._scaled(*point) for point in points], (*color, alpha))

    def blob(self, points: Sequence[Point], color: Color, alpha: int = 255) -> None:
        self.poly(curve(points, closed=True), color, alpha)

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, color: Color, alpha: int = 255
    ) -> None:
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], color, alpha)

    def round_rect(
        self, x0: float, y0: float, x1: float, y1: float, radius: float, color: Color
    ) -> None:
        box = (*self._scaled(x0, y0), *self._scaled(x1, y1))
        self.pen.rounded_rectangle(box, radius * SUPERSAMPLING, color)

    def oval(
        self, x: float, y: float, rx: float, ry: float, color: Color, alpha: int = 255
    ) -> None:
        self.pen.ellipse(
            (*self._scaled(x - rx, y - ry), *self._scaled(x + rx, y + ry)), (*color, alpha)
        )

    def line(
        self, points: Sequence[Point], color: Color, width: float = 2, alpha: int = 255
    ) -> None:
        scaled = [self._scaled(*point) for point in points]
        thick = max(1, round(width * SUPERSAMPLING))
        self.pen.line(scaled, (*color, alpha), thick, joint="curve")
        if thick > 3 and alpha == 255:
            for x, y in (scaled[0], scaled[-1]):
                r = thick / 2 - 0.5
                self.pen.ellipse((x - r, y - r, x + r, y + r), color)

    # Light and shade.

    def gradient(
        self,
        box: tuple[float, float, float, float],
        first: Color,
        last: Color,
        *,
        across: bool = False,
    ) -> None:
        """Fill `box` from `first` (top or left) to `last`."""
        self.pen.rectangle((*self._scaled(*box[:2]), *self._scaled(*box[2:])), first)
        self.fade(box, last, 0, 255, across=across)

    def fade(
        self,
        box: tuple[float, float, float, float],
        color: Color,
        start: int,
        end: int,
        *,
        across: bool = False,
    ) -> None:
        """Lay `color` over `box`, from the opacity `start` (top or left) to `end`."""
        x0, y0 = self._scaled(*box[:2])
        x1, y1 = self._scaled(*box[2:])
        ramp = Image.linear_gradient("L")
        if across:
            ramp = ramp.transpose(Image.Transpose.ROTATE_90)
        mask = ramp.point(lambda v: round(start + (end - start) * v / 255)).resize(
            (x1 - x0, y1 - y0)
        )
        self.image.paste(color, (x0, y0, x1, y1), mask)

    def glow(
        self, x: float, y: float, rx: float, ry: float, color: Color, alpha: int = 160
    ) -> None:
        x0, y0 = self._scaled(x - rx, y - ry)
        x1, y1 = self._scaled(x + rx, y + ry)
        mask = Image.radial_gradient("L").point(lambda v: alpha * max(0, 181 - v) ** 2 // 181**2)
        self.image.paste(color, (x0, y0), mask.resize((x1 - x0, y1 - y0)))

    def soft(
        self, points: Iterable[Point], color: Color, alpha: int = 90, blur: float = 24
    ) -> None:
        """Paint a shape without edges: a shadow, or something out of focus."""
        scaled = [(x * SUPERSAMPLING / SOFT, y * SUPERSAMPLING / SOFT) for x, y in points]
        radius = blur * SUPERSAMPLING / SOFT
        margin = round(radius * 3) + 1
        # Only the part of the picture that the shape can reach.
        x0 = max(0, int(min(x for x, _ in scaled)) - margin)
        y0 = max(0, int(min(y for _, y in scaled)) - margin)
        x1 = min(self.image.width // SOFT, int(max(x for x, _ in scaled)) + margin)
        y1 = min(self.image.height // SOFT, int(max(y for _, y in scaled)) + margin)
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in scaled], alpha)
        mask = mask.filter(ImageFilter.GaussianBlur(radius))
        full = mask.resize((mask.width * SOFT, mask.height * SOFT), Image.Resampling.BILINEAR)
        self.image.paste(color, (x0 * SOFT, y0 * SOFT), full)

    def cylinder(
        self, x0: float, y0: float, x1: float, y1: float, dark: Color, light: Color
    ) -> None:
        """A lying roller, lit from above."""
        third = y0 + (y1 - y0) * 0.34
        self.gradient((x0, y0, x1, third), dark, light)
        self.gradient((x0, third, x1, y1), light, dark)

    # Recurring motifs.

    def print_lines(self, box: tuple[float, float, float, float], color: Color, rows: int) -> None:
        """Grey bars that read as a text, without a letter in it."""
        x0, y0, x1, y1 = box
        step = (y1 - y0) / rows
        for row in range(rows):
            end = x1 if row % 5 != 4 else x0 + (x1 - x0) * self.random.uniform(0.4, 0.8)
            self.rect(x0, y0 + row * step, end, y0 + row * step + step * 0.45, color)

    def person(
        self, x: float, base: float, height: float, color: Color, *, coat: float = 1
    ) -> None:
        """A standing figure seen from afar; `coat` widens it."""
        h, w = height, height * coat
        outline = [
            (-0.035, -0.86), (-0.105, -0.815), (-0.13, -0.64), (-0.135, -0.45), (-0.1, -0.4),
            (-0.085, -0.02), (-0.02, 0), (-0.01, -0.36), (0.01, -0.36), (0.025, 0), (0.09, -0.02),
            (0.1, -0.4), (0.135, -0.45), (0.13, -0.64), (0.105, -0.815), (0.035, -0.86),
        ]  # fmt: skip
        self.poly(
            curve([(x + px * w, base + py * h) for px, py in outline], closed=True, steps=5), color
        )
        self.rect(x - 0.028 * h, base - 0.9 * h, x + 0.028 * h, base - 0.82 * h, color)
        self.oval(x, base - 0.925 * h, 0.052 * h, 0.07 * h, color)

    def onlooker(self, x: float, base: float, height: float, color: Color) -> None:
        """Head and shoulders from behind, for a foreground."""
        h = height
        shoulders = [
            (x - 0.7 * h, base + 0.3 * h), (x - 0.62 * h, base - 0.14 * h),
            (x - 0.4 * h, base - 0.3 * h), (x - 0.15 * h, base - 0.38 * h),
            (x - 0.12 * h, base - 0.62 * h), (x + 0.12 * h, base - 0.62 * h),
            (x + 0.15 * h, base - 0.38 * h), (x + 0.4 * h, base - 0.3 * h),
            (x + 0.62 * h, base - 0.14 * h), (x + 0.7 * h, base + 0.3 * h),
        ]  # fmt: skip
        self.poly(curve(shoulders, steps=6), color)
        self.oval(x, base - 0.72 * h, 0.19 * h, 0.25 * h, color)
        self.oval(x - 0.185 * h, base - 0.68 * h, 0.03 * h, 0.06 * h, color)
        self.oval(x + 0.185 * h, base - 0.68 * h, 0.03 * h, 0.06 * h, color)

    def _scaled(self, x: float, y: float) -> tuple[int, int]:
        return round(x * SUPERSAMPLING), round(y * SUPERSAMPLING)
