"""Portraits for the demo: grey silhouettes that stand for a person and resemble nobody."""

from collections.abc import Callable

from watchdog.demo.canvas import Canvas, curve

SIZE = (1067, 1333)


def portrait(hair: str, *, backdrop: str, tone: float = 4.6) -> Callable[[Canvas], None]:
    """Return a scene: head and shoulders with `hair`, before `backdrop`."""

    def scene(c: Canvas) -> None:
        c.gradient((0, 0, 1067, 1333), c.tone(1), c.tone(2.2))
        BACKDROPS[backdrop](c)
        c.glow(400, 470, 620, 620, c.tone(0), 150)
        HAIR[hair](c, tone)

    return scene


def _window(c: Canvas) -> None:
    c.rect(90, 120, 470, 820, c.tone(0.2))
    for x in (90, 276, 462):
        c.rect(x, 120, x + 12, 820, c.tone(2.4))
    c.rect(90, 440, 470, 452, c.tone(2.4))


def _shelves(c: Canvas) -> None:
    for y in (250, 520, 790):
        x = 20
        while x < 1040:
            wide = c.random.randint(22, 48)
            c.rect(
                x,
                y - c.random.randint(120, 190),
                x + wide,
                y,
                c.tone(c.random.choice((1.6, 2, 2.4))),
            )
            x += wide + c.random.choice((4, 4, 60))
        c.rect(0, y, 1067, y + 14, c.tone(2.5))


def _wall(c: Canvas) -> None:
    c.poly([(620, 0), (1067, 0), (1067, 1333), (360, 1333)], c.tone(2))
    c.fade((360, 0, 1067, 1333), c.tone(1), 0, 120)


def _hills(c: Canvas) -> None:
    c.poly(
        [(0, 760), (260, 600), (480, 700), (760, 540), (1067, 690), (1067, 1333), (0, 1333)],
        c.tone(1.8),
    )
    c.poly([(0, 900), (380, 790), (700, 860), (1067, 780), (1067, 1333), (0, 1333)], c.tone(2.3))


BACKDROPS = {"window": _window, "shelves": _shelves, "wall": _wall, "hills": _hills}


def _bust(c: Canvas, tone: float, *, shoulders: float = 1, face: bool = True) -> None:
    """Shoulders, neck and head; the lit side is to the left."""
    wide = 400 * shoulders
    body = [
        (534 - wide - 60, 1400), (534 - wide, 1130), (534 - wide * 0.62, 1010), (534 - 116, 962),
        (534 - 60, 930), (534 + 60, 930), (534 + 116, 962), (534 + wide * 0.62, 1010),
        (534 + wide, 1130), (534 + wide + 60, 1400),
    ]  # fmt: skip
    c.soft([(x + 40, y + 10) for x, y in body], c.tone(5), 120, 40)
    c.poly(curve(body, steps=8), c.tone(tone + 0.9))
    c.soft(
        [(534 - wide + 30, 1160), (534 - wide * 0.55, 1050), (460, 1333), (200, 1333)],
        c.tone(tone - 1),
        110,
        40,
    )
    if face:
        _head(c, tone)


def _head(c: Canvas, tone: float) -> None:
    c.poly([(446, 760), (622, 760), (640, 960), (534, 1020), (428, 960)], c.tone(tone - 0.5))
    c.soft([(450, 800), (622, 790), (632, 900), (540, 930)], c.tone(tone + 1), 170, 18)
    face = [
        (534, 350), (640, 376), (700, 470), (700, 600), (676, 730), (612, 830), (534, 862),
        (456, 830), (392, 730), (368, 600), (368, 470), (428, 376),
    ]  # fmt: skip
    c.blob(face, c.tone(tone - 1.2))
    shade = [
        (600, 370),
        (690, 450),
        (704, 600),
        (676, 730),
        (606, 834),
        (560, 850),
        (610, 640),
        (580, 480),
    ]
    c.soft(shade, c.tone(tone), 190, 26)


def _collar(c: Canvas, tone: float) -> None:
    c.poly([(428, 950), (534, 1080), (470, 1110), (384, 990)], c.tone(0.8))
    c.poly([(640, 950), (534, 1080), (598, 1110), (684, 990)], c.tone(1.4))
    c.poly([(534, 1080), (570, 1110), (556, 1333), (512, 1333), (498, 1110)], c.tone(tone + 1.2))


def _short(c: Canvas, tone: float) -> None:
    _bust(c, tone)
    _collar(c, tone)
    c.blob(
        [
            (362, 560),
            (350, 430),
            (410, 320),
            (534, 282),
            (660, 316),
            (722, 430),
            (708, 560),
            (684, 470),
            (640, 420),
            (500, 410),
            (420, 440),
            (384, 480),
        ],
        c.tone(tone + 1.1),
    )


def _beard(c: Canvas, tone: float) -> None:
    _bust(c, tone, shoulders=1.06)
    c.blob(
        [
            (366, 620),
            (392, 690),
            (470, 704),
            (534, 694),
            (600, 704),
            (680, 690),
            (704, 620),
            (694, 770),
            (620, 880),
            (534, 910),
            (450, 880),
            (378, 770),
        ],
        c.tone(tone + 0.9),
    )
    c.blob(
        [
            (358, 560),
            (352, 420),
            (430, 312),
            (560, 296),
            (680, 350),
            (714, 450),
            (708, 560),
            (680, 460),
            (600, 400),
            (470, 400),
            (396, 450),
        ],
        c.tone(tone + 0.9),
    )
    c.poly(
        [(392, 980), (534, 1040), (676, 980), (700, 1040), (534, 1120), (368, 1040)],
        c.tone(tone + 0.2),
    )


def _long(c: Canvas, tone: float) -> None:
    c.blob(
        [
            (330, 560),
            (350, 380),
            (450, 290),
            (620, 290),
            (722, 390),
            (742, 580),
            (768, 900),
            (740, 1090),
            (534, 1120),
            (326, 1090),
            (300, 900),
        ],
        c.tone(tone + 1),
    )
    _bust(c, tone, shoulders=0.9)
    c.poly([(400, 962), (534, 1150), (668, 962), (640, 940), (428, 940)], c.tone(tone - 0.7))
    c.blob(
        [
            (352, 640),
            (344, 440),
            (420, 316),
            (534, 284),
            (660, 322),
            (724, 440),
            (716, 660),
            (690, 520),
            (610, 408),
            (520, 370),
            (450, 430),
            (390, 520),
        ],
        c.tone(tone + 1),
    )
    c.blob(
        [(330, 600), (372, 560), (384, 760), (400, 980), (350, 1090), (300, 940)], c.tone(tone + 1)
    )
    c.blob(
        [(740, 600), (700, 560), (690, 760), (672, 980), (720, 1090), (772, 940)],
        c.tone(tone + 1.2),
    )


def _bob(c: Canvas, tone: float) -> None:
    c.blob(
        [
            (322, 600),
            (350, 380),
            (450, 286),
            (620, 286),
            (724, 380),
            (750, 600),
            (744, 800),
            (640, 850),
            (430, 850),
            (328, 800),
        ],
        c.tone(tone + 1),
    )
    _bust(c, tone, shoulders=0.92)
    c.poly([(400, 950), (668, 950), (700, 1010), (534, 1060), (368, 1010)], c.tone(tone + 0.2))
    c.blob(
        [
            (338, 780),
            (330, 560),
            (380, 360),
            (534, 284),
            (690, 356),
            (742, 560),
            (734, 790),
            (690, 790),
            (696, 560),
            (660, 470),
            (534, 440),
            (410, 470),
            (374, 560),
            (384, 790),
        ],
        c.tone(tone + 1),
    )


def _scarf(c: Canvas, tone: float) -> None:
    _bust(c, tone, shoulders=0.94)
    c.blob(
        [
            (534, 270),
            (690, 320),
            (752, 480),
            (740, 700),
            (740, 900),
            (790, 1080),
            (534, 1190),
            (280, 1080),
            (328, 900),
            (328, 700),
            (318, 480),
            (380, 320),
        ],
        c.tone(tone + 0.3),
    )
    c.blob(
        [
            (534, 372),
            (630, 396),
            (674, 490),
            (672, 620),
            (630, 750),
            (534, 806),
            (438, 750),
            (396, 620),
            (394, 490),
            (438, 396),
        ],
        c.tone(tone - 1.3),
    )
    c.soft(
        [(600, 390), (674, 490), (672, 620), (630, 750), (550, 800), (600, 620)],
        c.tone(tone),
        180,
        24,
    )
    c.blob(
        [
            (330, 860),
            (440, 800),
            (534, 826),
            (640, 800),
            (742, 880),
            (700, 1010),
            (500, 1060),
            (310, 1010),
        ],
        c.tone(tone - 0.2),
    )
    c.line(curve([(350, 960), (520, 1000), (720, 900)]), c.tone(tone + 0.9), 5)
    c.line(curve([(400, 860), (540, 910), (680, 850)]), c.tone(tone + 0.9), 4)
    c.soft([(330, 420), (400, 330), (420, 420), (360, 700)], c.tone(tone - 1.4), 130, 24)


def _glasses(c: Canvas, tone: float) -> None:
    _short(c, tone)
    for x in (456, 612):
        c.oval(x, 574, 66, 54, c.tone(tone + 1.3))
        c.oval(x, 574, 56, 44, c.tone(tone - 0.9))
    c.line([(522, 568), (546, 568)], c.tone(tone + 1.3), 10)
    c.line([(390, 566), (366, 552)], c.tone(tone + 1.3), 10)
    c.line([(678, 566), (702, 552)], c.tone(tone + 1.3), 10)


def _cap(c: Canvas, tone: float) -> None:
    _bust(c, tone, shoulders=1.04)
    c.poly(
        [(384, 960), (534, 1010), (684, 960), (720, 1060), (534, 1130), (348, 1060)],
        c.tone(tone + 0.3),
    )
    c.blob([(360, 600), (352, 480), (380, 470), (384, 600)], c.tone(tone + 1))
    c.blob([(708, 600), (716, 480), (690, 470), (684, 600)], c.tone(tone + 1))
    c.blob(
        [(330, 462), (352, 340), (470, 268), (610, 272), (718, 350), (738, 462), (534, 430)],
        c.tone(tone + 0.9),
    )
    c.blob(
        [(300, 486), (340, 440), (534, 412), (730, 446), (752, 470), (534, 478)], c.tone(tone + 1.3)
    )


def _bun(c: Canvas, tone: float) -> None:
    c.oval(534, 262, 96, 84, c.tone(tone + 1))
    _bust(c, tone, shoulders=0.9)
    c.blob(
        [(404, 960), (534, 1010), (664, 960), (690, 1080), (534, 1140), (378, 1080)],
        c.tone(tone + 0.1),
    )
    c.blob(
        [
            (358, 590),
            (346, 450),
            (420, 330),
            (534, 296),
            (650, 328),
            (722, 450),
            (710, 590),
            (690, 500),
            (630, 430),
            (534, 404),
            (440, 430),
            (380, 500),
        ],
        c.tone(tone + 1),
    )


HAIR = {
    "short": _short, "beard": _beard, "long": _long, "bob": _bob, "scarf": _scarf,
    "glasses": _glasses, "cap": _cap, "bun": _bun,
}  # fmt: skip

portrait_short = portrait("short", backdrop="wall")
portrait_beard = portrait("beard", backdrop="hills")
portrait_long = portrait("long", backdrop="window")
portrait_bob = portrait("bob", backdrop="shelves")
portrait_scarf = portrait("scarf", backdrop="wall", tone=4.2)
portrait_glasses = portrait("glasses", backdrop="shelves")
portrait_cap = portrait("cap", backdrop="window")
portrait_bun = portrait("bun", backdrop="hills")
