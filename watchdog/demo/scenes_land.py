"""Scenes of landscapes and towns."""

from math import sin

from watchdog.demo.canvas import Canvas, curve


def mast(c: Canvas) -> None:
    """A radio mast on a hill above layered valleys."""
    c.gradient((0, 0, 1600, 760), c.tone(2.6), c.tone(0.3))
    c.oval(520, 470, 92, 92, c.accent)
    c.glow(520, 470, 560, 380, c.tone(0), 120)
    for base, height, tone, phase in (
        (560, 60, 1.5, 0.4),
        (640, 84, 2.3, 2.1),
        (740, 90, 3.1, 4.4),
    ):
        ridge = [
            (x, base - height * (sin(x / 210 + phase) + 0.5 * sin(x / 90 + phase * 3)))
            for x in range(0, 1601, 20)
        ]
        c.poly([*ridge, (1600, 1067), (0, 1067)], c.tone(tone))
        c.fade((0, base - 60, 1600, 1067), c.tone(0.5), 0, 120)
    hill = curve([(0, 1000), (380, 900), (820, 740), (1120, 660), (1360, 700), (1600, 800)])
    c.poly([*hill, (1600, 1067), (0, 1067)], c.tone(5))
    c.fade((0, 760, 1600, 1067), c.tone(6), 0, 150)
    c.line(curve([(260, 1067), (560, 940), (760, 880), (900, 800), (1060, 704)]), c.tone(3.4), 10)
    left, right, top, foot = 1096, 1204, 90, 676
    for rung in range(13):
        y0, y1 = foot - (foot - top) * rung / 13, foot - (foot - top) * (rung + 1) / 13
        inset0, inset1 = 40 * rung / 13, 40 * (rung + 1) / 13
        c.line([(left + inset0, y0), (right - inset1, y1)], c.tone(6), 3)
        c.line([(right - inset0, y0), (left + inset1, y1)], c.tone(6), 3)
        c.line([(left + inset1, y1), (right - inset1, y1)], c.tone(6), 3)
    c.line([(left, foot), (left + 40, top)], c.tone(6), 6)
    c.line([(right, foot), (right - 40, top)], c.tone(6), 6)
    c.line([(1150, top), (1150, 10)], c.tone(6), 6)
    c.oval(1150, 14, 8, 8, c.accent)
    for x, y, size in ((1106, 236, 34), (1194, 300, 26), (1112, 390, 24)):
        c.oval(x, y, size * 0.55, size, c.tone(6))
        c.oval(x + (6 if x < 1150 else -6), y, size * 0.35, size * 0.8, c.tone(3.6))
    for anchor in (820, 1440):
        y = 745 if anchor < 1150 else 716
        for high in (150, 400):
            c.line([(1150, high), (anchor, y)], c.tone(5.4), 1.6)
    c.poly([(1240, 690), (1240, 610), (1290, 580), (1340, 610), (1340, 706)], c.tone(6))
    c.rect(1272, 630, 1304, 662, c.tone(1))
    for x in (160, 250, 330, 1500, 1560):
        c.poly([(x - 30, 1067), (x, 860 + (x % 70)), (x + 30, 1067)], c.tone(6))


def snow_town(c: Canvas) -> None:
    """Snow-covered roofs at dusk, one window lit."""
    c.gradient((0, 0, 1600, 700), c.tone(3.6), c.tone(1))
    c.poly(
        [
            (0, 430),
            (220, 250),
            (400, 380),
            (640, 190),
            (900, 400),
            (1130, 280),
            (1600, 460),
            (1600, 700),
            (0, 700),
        ],
        c.tone(1.7),
    )
    c.poly([(640, 190), (740, 272), (668, 300), (620, 262), (560, 300), (536, 274)], c.tone(0.4))
    c.fade((0, 250, 1600, 700), c.tone(0.4), 0, 170)
    c.rect(1060, 250, 1130, 560, c.tone(3.2))
    c.poly([(1040, 260), (1095, 110), (1150, 260)], c.tone(3.8))
    for x, base, wide, high, tone in (
        (0, 640, 230, 120, 2.8), (210, 620, 190, 110, 2.6), (420, 630, 260, 130, 2.9),
        (700, 620, 210, 110, 2.7), (930, 640, 240, 120, 3), (1200, 620, 200, 110, 2.8),
        (1390, 640, 260, 130, 3),
    ):  # fmt: skip
        _house(c, x, base, wide, high, tone)
    c.fade((0, 480, 1600, 760), c.tone(1), 130, 0)
    for x, base, wide, high, tone in (
        (-80, 820, 380, 190, 4.3), (340, 800, 330, 170, 4.1), (1010, 810, 360, 180, 4.3),
        (1340, 830, 380, 200, 4.6),
    ):  # fmt: skip
        _house(c, x, base, wide, high, tone)
    c.poly(
        [
            *curve([(0, 830), (300, 790), (640, 830), (1000, 800), (1600, 850)]),
            (1600, 1067),
            (0, 1067),
        ],
        c.tone(0.5),
    )
    c.soft([(560, 860), (900, 860), (1300, 1067), (300, 1067)], c.tone(2.6), 110, 30)
    _house(c, 560, 930, 470, 240, 5.4)
    c.rect(690, 770, 770, 860, c.tone(6))
    c.rect(697, 777, 763, 853, c.accent)
    c.rect(727, 777, 733, 853, c.tone(6))
    c.rect(697, 812, 763, 818, c.tone(6))
    c.glow(730, 815, 190, 170, c.accent, 110)
    for x, base, high in ((150, 1010, 360), (1330, 990, 330), (1480, 1060, 430)):
        c.soft(
            [(x - 80, base), (x + 100, base), (x + 180, base + 40), (x - 40, base + 40)],
            c.tone(4),
            120,
            14,
        )
        c.rect(x - 8, base - 60, x + 8, base, c.tone(6))
        for tier in range(4):
            y, half = base - 40 - tier * high * 0.22, 110 - tier * 22
            c.poly([(x - half, y), (x, y - high * 0.36), (x + half, y)], c.tone(5.8))
            c.poly(
                [
                    (x - half * 0.5, y - high * 0.18),
                    (x, y - high * 0.36),
                    (x + half * 0.5, y - high * 0.18),
                    (x, y - high * 0.24),
                ],
                c.tone(0.4),
            )
    c.line(curve([(900, 1067), (860, 1000), (800, 960), (780, 930)]), c.tone(1.8), 40)


def _house(c: Canvas, x: float, base: float, wide: float, high: float, tone: float) -> None:
    top = base - high
    c.rect(x + wide * 0.68, top - high * 0.62, x + wide * 0.78, top, c.tone(tone + 0.5))
    c.rect(x + wide * 0.665, top - high * 0.66, x + wide * 0.795, top - high * 0.6, c.tone(0.2))
    c.poly(
        [
            (x + wide * 0.03, top),
            (x + wide * 0.97, top),
            (x + wide * 0.97, base),
            (x + wide * 0.03, base),
        ],
        c.tone(tone),
    )
    c.poly(
        [
            (x - wide * 0.05, top + high * 0.06),
            (x + wide * 0.5, top - high * 0.62),
            (x + wide * 1.05, top + high * 0.06),
        ],
        c.tone(0.1),
    )
    c.poly(
        [
            (x - wide * 0.05, top + high * 0.06),
            (x + wide * 1.05, top + high * 0.06),
            (x + wide * 0.97, top + high * 0.12),
            (x + wide * 0.03, top + high * 0.12),
        ],
        c.tone(1.6),
    )
    for share in (0.16, 0.44, 0.72):
        c.rect(
            x + wide * share,
            top + high * 0.3,
            x + wide * (share + 0.14),
            top + high * 0.66,
            c.tone(tone + 0.9),
        )


def drone(c: Canvas) -> None:
    """A quadcopter above a field road on which a press car has stopped."""
    c.gradient((0, 0, 1600, 760), c.tone(2.2), c.tone(0.2))
    c.blob(
        [(900, 260), (1080, 210), (1290, 230), (1420, 280), (1250, 310), (1010, 304)],
        c.tone(0.6),
        150,
    )
    c.blob(
        [(60, 420), (230, 380), (420, 400), (560, 440), (330, 462), (140, 450)], c.tone(0.4), 150
    )
    c.poly(
        [*curve([(0, 690), (400, 660), (900, 690), (1600, 650)]), (1600, 800), (0, 800)],
        c.tone(2.2),
    )
    for x in range(20, 1600, 62):
        high = c.random.randint(30, 76)
        c.oval(x, 690, 34, high * 0.6, c.tone(2.7))
    c.gradient((0, 710, 1600, 1067), c.tone(2.6), c.tone(4))
    for row in range(-12, 30):
        c.line(
            [(800 + (row * 100 - 800) * 0.4, 712), (800 + (row * 100 - 800) * 1.8, 1067)],
            c.tone(4),
            4,
            90,
        )
    c.poly([(980, 708), (1040, 708), (760, 1067), (180, 1067)], c.tone(1.4))
    c.line([(1010, 712), (470, 1067)], c.tone(2.4), 10)
    c.soft([(560, 930), (900, 930), (960, 980), (560, 990)], c.tone(6), 170, 14)
    c.poly([(590, 850), (640, 780), (800, 776), (858, 846)], c.tone(5))
    c.poly([(612, 846), (652, 792), (716, 790), (716, 846)], c.tone(2))
    c.poly([(728, 846), (728, 790), (794, 789), (834, 846)], c.tone(2))
    c.round_rect(556, 840, 904, 930, 18, c.tone(5.6))
    c.rect(640, 872, 760, 900, c.tone(0.4))
    for x in (634, 830):
        c.oval(x, 930, 38, 38, c.tone(6))
        c.oval(x, 930, 16, 16, c.tone(3))
    c.oval(896, 872, 8, 14, c.accent)
    for x0, y0 in ((330, 210), (700, 190), (360, 330), (740, 300)):
        c.line([(540, 262), (x0, y0)], c.tone(6), 15)
        c.rect(x0 - 10, y0 - 34, x0 + 10, y0 + 8, c.tone(6))
        c.oval(x0, y0 - 36, 116, 13, c.tone(4.6), 120)
        c.oval(x0, y0 - 36, 12, 6, c.tone(6))
    c.blob([(450, 256), (490, 222), (590, 218), (634, 250), (610, 296), (480, 300)], c.tone(5.6))
    c.oval(540, 306, 34, 32, c.tone(6))
    c.oval(540, 312, 15, 15, c.accent)


def dark_phone(c: Canvas) -> None:
    """A phone without a signal on a windowsill, an unlit town outside."""
    c.gradient((0, 0, 1600, 800), c.tone(4.4), c.tone(2.6))
    c.oval(1260, 180, 52, 52, c.tone(0.6))
    c.glow(1260, 180, 280, 280, c.tone(0), 90)
    c.poly(
        [(0, 560), (300, 440), (620, 540), (980, 420), (1600, 560), (1600, 800), (0, 800)],
        c.tone(3.2),
    )
    x = 0
    while x < 1600:
        wide, top = c.random.randint(90, 190), c.random.randint(430, 640)
        c.rect(x, top, x + wide, 810, c.tone(4.6))
        for row in range(int((800 - top) // 56)):
            for column in range(wide // 44):
                c.rect(
                    x + 16 + column * 42,
                    top + 22 + row * 54,
                    x + 36 + column * 42,
                    top + 50 + row * 54,
                    c.tone(5.2),
                )
        x += wide + c.random.randint(0, 26)
    c.rect(0, 0, 60, 820, c.tone(6))
    c.rect(780, 0, 826, 820, c.tone(5.8))
    c.rect(1540, 0, 1600, 820, c.tone(6))
    c.gradient((0, 800, 1600, 1067), c.tone(2.6), c.tone(3.8))
    c.rect(0, 800, 1600, 814, c.tone(1))
    c.soft([(330, 950), (760, 930), (900, 1040), (420, 1060)], c.tone(6), 170, 18)
    c.poly([(420, 470), (640, 440), (700, 930), (470, 970)], c.tone(6))
    c.poly([(640, 440), (662, 446), (722, 924), (700, 930)], c.tone(4.6))
    c.poly([(436, 490), (628, 464), (682, 912), (484, 946)], c.tone(1))
    c.soft([(440, 490), (560, 470), (500, 940)], c.tone(0), 150, 20)
    for bar in range(4):
        x, y = 500 + bar * 36, 700 - bar * 5
        c.poly(
            [
                (x, y - 20 - bar * 26),
                (x + 24, y - 23 - bar * 26),
                (x + 30, y + 40),
                (x + 6, y + 44),
            ],
            c.tone(2.6),
        )
    c.line([(490, 750), (640, 610)], c.accent, 14)
    c.poly([(900, 850), (1190, 830), (1230, 900), (930, 930)], c.tone(5.4))
    c.poly([(930, 930), (1230, 900), (1230, 926), (930, 958)], c.tone(1))
    c.poly([(1320, 800), (1440, 800), (1420, 960), (1340, 960)], c.tone(5))
    c.rect(1308, 780, 1452, 812, c.tone(5.4))
    for tip, bend in (
        ((1290, 560), 1310),
        ((1380, 500), 1372),
        ((1470, 580), 1440),
        ((1340, 610), 1350),
    ):
        c.line(curve([(1380, 790), (bend, 690), tip]), c.tone(6), 9)
        c.oval(*tip, 28, 16, c.tone(6))
