"""Scenes of streets and public rooms."""

from watchdog.demo.canvas import Canvas, curve


def police_line(c: Canvas) -> None:
    """A row of shields across a street, one person in front of it."""
    c.gradient((0, 0, 1600, 640), c.tone(1.8), c.tone(0))
    c.glow(800, 480, 760, 420, c.tone(0), 200)
    _facade(c, [(0, 0), (470, 210), (470, 620), (0, 760)], 2.6, 5)
    _facade(c, [(1600, 0), (1130, 210), (1130, 620), (1600, 760)], 3, 5)
    c.rect(470, 330, 610, 620, c.tone(1.5))
    c.rect(990, 300, 1130, 620, c.tone(1.3))
    for lamp, top in ((560, 300), (1040, 300), (380, 180), (1220, 180)):
        c.line(
            [(lamp, 620), (lamp, top), (lamp + (26 if lamp < 800 else -26), top - 12)],
            c.tone(3.4),
            4,
        )
    c.poly([(470, 612), (1130, 612), (1700, 1067), (-100, 1067)], c.tone(2))
    c.fade((0, 600, 1600, 1067), c.tone(5), 0, 170)
    c.soft([(620, 640), (980, 640), (1180, 1067), (420, 1067)], c.tone(0), 120, 40)
    for x in range(120, 1560, 92):
        c.person(x + 40, 690, 300, c.tone(4.2), coat=1.25)
    for x in range(40, 1640, 118):
        c.soft([(x - 44, 740), (x + 44, 740), (x + 26, 850), (x - 26, 850)], c.tone(6), 130, 12)
        c.person(x, 750, 360, c.tone(5.8), coat=1.3)
        c.oval(x, 419, 28, 30, c.tone(5.8))
        c.rect(x - 22, 412, x + 22, 428, c.tone(3.2))
        c.round_rect(x - 50, 486, x + 50, 716, 14, c.tone(4.4))
        c.round_rect(x - 42, 494, x + 42, 708, 10, c.tone(3))
        c.fade((x - 42, 500, x + 42, 704), c.tone(0), 120, 0, across=True)
        c.rect(x - 26, 520, x + 26, 546, c.tone(5.4))
    c.fade((0, 380, 1600, 620), c.tone(1), 60, 0)
    c.soft([(720, 1030), (900, 1030), (840, 1067), (600, 1067)], c.tone(6), 150, 14)
    c.person(800, 1044, 480, c.tone(6), coat=0.98)
    c.poly([(752, 640), (770, 630), (850, 860), (836, 872)], c.tone(4.8))
    c.round_rect(808, 820, 892, 900, 10, c.accent)


def _facade(c: Canvas, corners: list[tuple[float, float]], tone: float, floors: int) -> None:
    """A house front in perspective: near top, far top, far bottom, near bottom."""
    c.poly(corners, c.tone(tone))
    near_top, far_top, far_low, near_low = corners

    def at(u: float, v: float) -> tuple[float, float]:
        u = u**0.8
        top = near_top[1] + (far_top[1] - near_top[1]) * u
        low = near_low[1] + (far_low[1] - near_low[1]) * u
        return near_top[0] + (far_top[0] - near_top[0]) * u, top + (low - top) * v

    for floor in range(floors):
        for column in range(6):
            u, v = 0.06 + column * 0.155, 0.06 + floor * 0.17
            window = [at(u, v), at(u + 0.085, v), at(u + 0.085, v + 0.1), at(u, v + 0.1)]
            c.poly(window, c.tone(tone + 1.1))


def sign(c: Canvas) -> None:
    """Two hands holding a blank sign above a crowd."""
    c.gradient((0, 0, 1600, 1067), c.tone(1), c.tone(2.4))
    c.glow(800, 330, 900, 480, c.tone(0), 190)
    for x, top, wide in ((0, 260, 190), (190, 180, 150), (1200, 220, 180), (1380, 120, 220)):
        c.rect(x, top, x + wide, 1067, c.tone(1.9))
        for row in range(6):
            c.rect(x + 26, top + 40 + row * 90, x + wide - 26, top + 76 + row * 90, c.tone(2.3))
    c.fade((0, 100, 1600, 1067), c.tone(1), 120, 60)
    for size, y, tone in ((150, 800, 3), (210, 900, 4), (300, 1040, 5)):
        x = c.random.randint(-60, 0)
        while x < 1660:
            c.onlooker(
                x, y + c.random.randint(-24, 24), size * c.random.uniform(0.9, 1.1), c.tone(tone)
            )
            x += round(size * 1.02)
        c.rect(0, y + 34, 1600, 1067, c.tone(tone))
        c.fade((0, y - size, 1600, 1067), c.tone(1), 60, 0)
    c.soft([(440, 200), (1200, 170), (1210, 620), (460, 640)], c.tone(5), 130, 20)
    for x, lean in ((520, -30), (1080, 30)):
        sleeve = [(x - 62 + lean, 1067), (x + 62 + lean, 1067), (x + 44, 700), (x - 44, 700)]
        c.poly(sleeve, c.tone(6))
        c.poly(
            [(x - 46, 730), (x + 46, 730), (x + 42, 690), (x - 42, 690)],
            c.accent if x > 800 else c.tone(5),
        )
        c.poly([(x - 34, 700), (x + 34, 700), (x + 30, 600), (x - 30, 600)], c.tone(2.8))
    c.poly([(420, 180), (1180, 156), (1190, 600), (430, 620)], c.tone(0))
    c.poly([(420, 180), (1180, 156), (1180, 166), (420, 190)], c.tone(1.4))
    c.soft([(430, 500), (1190, 480), (1190, 600), (430, 620)], c.tone(2.6), 90, 26)
    for x, side in ((520, 1), (1080, -1)):
        c.blob(
            [
                (x - 42, 640),
                (x - 46, 580),
                (x - 30, 552),
                (x + 30, 552),
                (x + 46, 580),
                (x + 42, 640),
                (x + 30, 680),
                (x - 30, 680),
            ],
            c.tone(2.8),
        )
        for finger in range(4):
            left = x - 44 + finger * 23
            c.round_rect(left, 536 + (finger in (0, 3)) * 10, left + 20, 616, 10, c.tone(2.5))
            c.line([(left + 21, 560), (left + 21, 612)], c.tone(3.8), 2)
        c.line([(x + side * 40, 640), (x + side * 66, 590)], c.tone(2.6), 22)


def library(c: Canvas) -> None:
    """Library shelves with gaps where books were taken out; a box on the floor."""
    c.gradient((0, 0, 1600, 1067), c.tone(3.6), c.tone(4.6))
    c.poly([(560, 250), (1040, 250), (1040, 760), (560, 760)], c.tone(2.4))
    c.rect(700, 330, 900, 640, c.tone(0.4))
    c.rect(796, 330, 804, 640, c.tone(3.4))
    c.rect(700, 480, 900, 488, c.tone(3.4))
    c.glow(800, 480, 420, 380, c.tone(0), 150)
    c.poly([(560, 760), (1040, 760), (1600, 1067), (0, 1067)], c.tone(3))
    c.soft([(700, 770), (900, 770), (1080, 1067), (520, 1067)], c.tone(0), 130, 30)
    for side in (1, -1):
        edge = 0 if side == 1 else 1600
        far = 560 if side == 1 else 1040
        c.poly([(edge, -60), (far, 230), (far, 770), (edge, 1130)], c.tone(5.4))
        for shelf in range(5):
            _shelf(c, edge, far, shelf, side)
    c.soft([(880, 960), (1190, 960), (1260, 1040), (860, 1040)], c.tone(6), 150, 14)
    c.poly([(900, 820), (1170, 820), (1170, 990), (900, 990)], c.tone(2.6))
    c.poly([(1170, 820), (1220, 790), (1220, 950), (1170, 990)], c.tone(3.6))
    c.poly([(900, 820), (960, 792), (1220, 790), (1170, 820)], c.tone(5.4))
    for x, high, tone in ((926, 70, 1), (966, 92, 4.6), (1004, 62, 0.4), (1100, 80, 3)):
        c.poly([(x, 826), (x + 30, 826), (x + 34, 826 - high), (x + 4, 826 - high)], c.tone(tone))
    c.poly([(1044, 826), (1080, 826), (1088, 740), (1052, 740)], c.accent)
    c.poly([(900, 826), (1170, 826), (1170, 990), (900, 990)], c.tone(2.6))


def _shelf(c: Canvas, edge: float, far: float, shelf: int, side: int) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        top = -60 + 290 * u
        return edge + (far - edge) * u, top + (1190 - 650 * u) * v

    low, high = 0.06 + shelf * 0.185, 0.06 + (shelf + 1) * 0.185
    c.poly([at(0, low), at(1, low), at(1, high - 0.02), at(0, high - 0.02)], c.tone(6))
    u = 0.0
    while u < 0.97:
        wide = c.random.uniform(0.022, 0.044) * (1.15 - 0.5 * u)
        gap = c.random.random() < 0.1 + 0.06 * shelf
        if gap:
            u += wide * 2.6
            continue
        top = low + c.random.uniform(0.015, 0.05)
        tone = c.random.choice((1.2, 2, 2.6, 3.2, 3.8, 4.4)) * (1 - 0.12 * u)
        book = c.accent if c.random.random() < 0.02 else c.tone(tone)
        c.poly(
            [
                at(u, top),
                at(min(u + wide, 1), top),
                at(min(u + wide, 1), high - 0.02),
                at(u, high - 0.02),
            ],
            book,
        )
        u += wide + 0.003
    c.poly([at(0, high - 0.022), at(1, high - 0.022), at(1, high), at(0, high)], c.tone(3.4))


def studio(c: Canvas) -> None:
    """A television studio with its lights on and nobody at the desk."""
    c.gradient((0, 0, 1600, 780), c.tone(5.4), c.tone(4.2))
    c.gradient((430, 240, 1270, 640), c.tone(2.6), c.tone(1.2))
    for x in (430, 640, 850, 1060):
        c.rect(x, 240, x + 6, 640, c.tone(3.4))
    c.rect(430, 440, 1270, 446, c.tone(3.4))
    c.gradient((0, 760, 1600, 1067), c.tone(3.6), c.tone(5.4))
    c.rect(60, 70, 1540, 86, c.tone(6))
    for x in (250, 560, 980, 1340):
        c.soft(
            [
                (x - 20, 140),
                (x + 20, 140),
                (800 + (x - 800) * 0.5 + 190, 800),
                (800 + (x - 800) * 0.5 - 190, 800),
            ],
            c.tone(0),
            80,
            26,
        )
        c.line([(x, 80), (x, 120)], c.tone(6), 8)
        c.poly([(x - 42, 116), (x + 42, 116), (x + 54, 184), (x - 54, 184)], c.tone(6))
        c.oval(x, 186, 50, 13, c.tone(0.4))
    c.soft([(440, 860), (1160, 860), (1260, 960), (340, 960)], c.tone(6), 150, 20)
    c.round_rect(690, 480, 900, 760, 40, c.tone(5.6))
    c.round_rect(702, 492, 888, 760, 34, c.tone(5))
    c.poly([(480, 680), (1120, 680), (1070, 880), (530, 880)], c.tone(3))
    c.fade((530, 684, 1070, 880), c.tone(5), 0, 130)
    c.poly([(450, 650), (1150, 650), (1126, 690), (474, 690)], c.tone(0.8))
    c.rect(610, 760, 990, 784, c.accent)
    c.poly([(930, 640), (1010, 632), (1020, 652), (938, 660)], c.tone(0))
    c.line(curve([(600, 652), (606, 610), (640, 590)]), c.tone(6), 6)
    c.oval(646, 588, 14, 10, c.tone(6))
    c.poly([(0, 430), (330, 470), (330, 720), (0, 760)], c.tone(6))
    c.poly([(330, 500), (440, 480), (440, 710), (330, 690)], c.tone(5.8))
    c.oval(440, 596, 26, 84, c.tone(4.4))
    c.rect(60, 380, 220, 440, c.tone(6))
    c.oval(270, 462, 14, 14, c.tone(3.4))
    c.poly(
        [(90, 740), (200, 735), (330, 1067), (260, 1067), (150, 830), (60, 1067), (-20, 1067)],
        c.tone(6),
    )
    c.poly([(1330, 560), (1600, 520), (1600, 800), (1330, 770)], c.tone(6))
    c.poly([(1330, 590), (1250, 580), (1250, 760), (1330, 742)], c.tone(5.8))
    c.oval(1250, 670, 20, 70, c.tone(4.4))
    c.poly(
        [
            (1430, 780),
            (1510, 785),
            (1640, 1067),
            (1560, 1067),
            (1470, 860),
            (1370, 1067),
            (1300, 1067),
        ],
        c.tone(6),
    )


def empty_chair(c: Canvas) -> None:
    """An empty chair in the light of a stage, for somebody who could not come."""
    c.gradient((0, 0, 1600, 800), c.tone(5.6), c.tone(4.6))
    for fold in range(21):
        x = fold * 80
        c.fade((x, 0, x + 44, 790), c.tone(6), 120, 0, across=True)
        c.fade((x + 44, 0, x + 80, 790), c.tone(3.4), 0, 60, across=True)
    c.gradient((0, 780, 1600, 1067), c.tone(3.8), c.tone(5))
    for y in (810, 860, 930):
        c.rect(0, y, 1600, y + 3, c.tone(5), 150)
    c.soft([(720, -40), (880, -40), (1220, 930), (380, 930)], c.tone(0), 90, 34)
    c.glow(800, 900, 470, 130, c.tone(0), 255)
    c.oval(800, 902, 400, 84, c.tone(0.6), 90)
    c.soft([(640, 900), (960, 900), (1130, 960), (800, 980)], c.tone(6), 170, 14)
    c.rect(650, 360, 676, 930, c.tone(5.8))
    c.rect(924, 360, 950, 930, c.tone(5.8))
    c.round_rect(640, 350, 960, 420, 18, c.tone(5.8))
    c.round_rect(640, 470, 960, 520, 12, c.tone(5.8))
    c.rect(690, 640, 712, 870, c.tone(6))
    c.rect(888, 640, 910, 870, c.tone(6))
    c.poly([(640, 640), (960, 640), (990, 700), (610, 700)], c.tone(5))
    c.rect(610, 700, 990, 726, c.tone(6))
    c.rect(616, 726, 644, 950, c.tone(6))
    c.rect(956, 726, 984, 950, c.tone(6))
    c.poly([(724, 600), (876, 590), (888, 672), (716, 676)], c.tone(0))
    c.poly([(724, 600), (876, 590), (877, 600), (725, 610)], c.accent)
    c.print_lines((746, 624, 852, 662), c.tone(2.6), 3)
    for x, size in ((120, 300), (420, 270), (1180, 280), (1480, 310)):
        c.onlooker(x, 1100, size, c.tone(6))
