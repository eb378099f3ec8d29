"""Scenes of newsrooms, presses and what reporters carry."""

from math import cos, pi, sin

from watchdog.demo.canvas import Canvas, curve


def press(c: Canvas) -> None:
    """A printing press, its web of paper running over rollers."""
    c.gradient((0, 0, 1600, 1067), c.tone(4), c.tone(5.4))
    c.glow(420, 120, 620, 420, c.tone(2), 150)
    for x in (120, 620, 1120):
        c.poly([(x, 0), (x + 260, 0), (x + 200, 40), (x + 60, 40)], c.tone(1))
        c.soft([(x + 40, 40), (x + 220, 40), (x + 420, 620), (x - 140, 620)], c.tone(1), 40, 30)
    c.rect(90, 230, 1510, 300, c.tone(5.6))
    c.rect(90, 230, 1510, 238, c.tone(3.6))
    for x in (90, 560, 1030, 1430):
        c.gradient((x, 300, x + 80, 960), c.tone(5.2), c.tone(6), across=True)
        c.rect(x, 300, x + 5, 960, c.tone(3.8))
    c.cylinder(170, 350, 560, 470, c.tone(5.4), c.tone(2.4))
    c.cylinder(640, 330, 1030, 490, c.tone(5.4), c.tone(2.2))
    c.cylinder(1110, 350, 1430, 470, c.tone(5.4), c.tone(2.4))
    c.cylinder(170, 770, 560, 900, c.tone(5.6), c.tone(2.6))
    c.cylinder(640, 790, 1030, 880, c.tone(5.6), c.tone(3))
    for x0, x1, top, low in ((200, 530, 430, 800), (670, 1000, 450, 810)):
        c.gradient((x0, top, x1, low), c.tone(0.8), c.tone(0))
        c.fade((x0, top, x1, top + 70), c.tone(5), 150, 0)
        c.rect(x0 + 24, top + 84, x1 - 24, top + 104, c.tone(4.8))
        for column in range(3):
            left = x0 + 24 + column * 98
            c.print_lines((left, top + 124, left + 86, low - 26), c.tone(2.6), 15)
        c.rect(x0 + 122, top + 150, x0 + 208, top + 236, c.tone(3.4))
        c.fade((x0, low - 60, x1, low), c.tone(5), 0, 140)
    c.poly([(1140, 440), (1400, 440), (1560, 1067), (1040, 1067)], c.tone(0.4))
    c.fade((1040, 440, 1560, 560), c.tone(4), 120, 0)
    for row, (left, right) in enumerate(((1118, 1416), (1098, 1444), (1078, 1476))):
        y = 590 + row * 170
        c.rect(left + 20, y - 34, right - 20, y - 16, c.tone(4.8))
        middle = (left + right) / 2
        c.print_lines((left + 20, y, middle - 14, y + 104), c.tone(2.4), 7)
        c.print_lines((middle + 14, y, right - 20, y + 104), c.tone(2.4), 7)
    c.poly(
        [(1140, 440), (1040, 1067), (900, 1067), (900, 960), (1110, 960), (1110, 440)], c.tone(5.8)
    )
    c.poly([(1400, 440), (1560, 1067), (1600, 1067), (1600, 300), (1430, 300)], c.tone(5.8))
    c.gradient((0, 950, 1060, 1067), c.tone(5.8), c.tone(6))
    c.round_rect(1480, 560, 1560, 760, 10, c.tone(4.6))
    c.oval(1520, 610, 25, 25, c.accent)
    c.oval(1520, 680, 25, 25, c.tone(3))


def newsroom(c: Canvas) -> None:
    """Rows of empty desks before a window on the evening town."""
    c.gradient((0, 0, 1600, 620), c.tone(3.8), c.tone(3))
    c.gradient((120, 90, 1480, 520), c.tone(1.6), c.tone(0.3))
    x = 120
    while x < 1470:
        wide = c.random.randint(60, 130)
        top = c.random.randint(300, 440)
        c.rect(x, top, min(x + wide, 1480), 520, c.tone(c.random.choice((1.8, 2.2, 2.6))))
        x += wide + c.random.randint(0, 24)
    for pane in (120, 460, 800, 1140, 1480):
        c.rect(pane - 9, 90, pane + 9, 520, c.tone(5))
    c.rect(111, 80, 1489, 98, c.tone(5))
    c.rect(90, 516, 1510, 536, c.tone(2))
    c.poly([(0, 620), (1600, 620), (1600, 1067), (0, 1067)], c.tone(3.6))
    c.fade((0, 560, 1600, 1067), c.tone(6), 30, 170)
    c.soft([(300, 640), (1300, 640), (1500, 1067), (100, 1067)], c.tone(0), 70, 40)
    for lamp in (400, 800, 1200):
        c.rect(lamp - 2, 0, lamp + 2, 130, c.tone(6))
        c.poly([(lamp - 74, 170), (lamp - 34, 126), (lamp + 34, 126), (lamp + 74, 170)], c.tone(6))
    for base, scale, tone in ((690, 0.55, 4.4), (800, 0.8, 5.1), (980, 1.25, 6)):
        for middle in (300, 800, 1300):
            _workplace(c, 800 + (middle - 800) * (0.86 + scale * 0.18), base, scale, tone)
    c.poly([(1010, 830), (1190, 830), (1206, 1067), (994, 1067)], c.tone(5.5))
    c.round_rect(1000, 716, 1200, 900, 34, c.tone(5.3))
    c.blob(
        [
            (1006, 724),
            (1100, 704),
            (1196, 724),
            (1210, 830),
            (1176, 960),
            (1150, 830),
            (1060, 826),
            (1030, 900),
            (1000, 830),
        ],
        c.accent,
    )


def _workplace(c: Canvas, x: float, y: float, scale: float, tone: float) -> None:
    def at(px: float, py: float) -> tuple[float, float]:
        return x + px * scale, y + py * scale

    color = c.tone(tone)
    c.soft([at(-190, 150), at(190, 150), at(230, 190), at(-230, 190)], c.tone(6), 110, 12)
    c.poly([at(-190, 0), at(190, 0), at(190, 20), at(-190, 20)], color)
    c.poly([at(-190, 0), at(190, 0), at(176, -12), at(-176, -12)], c.tone(tone - 1.2))
    for leg in (-180, 160):
        c.poly([at(leg, 20), at(leg + 20, 20), at(leg + 20, 170), at(leg, 170)], color)
    c.poly([at(-90, -150), at(60, -150), at(60, -46), at(-90, -46)], color)
    c.poly([at(-82, -142), at(52, -142), at(52, -54), at(-82, -54)], c.tone(tone - 0.8))
    c.poly([at(-28, -46), at(-2, -46), at(8, -8), at(-38, -8)], color)
    c.poly([at(100, -40), at(160, -40), at(160, -8), at(100, -8)], c.tone(max(0.4, tone - 3.6)))


def microphone(c: Canvas) -> None:
    """A table microphone close by, rows of empty chairs behind it."""
    c.gradient((0, 0, 1600, 760), c.tone(2), c.tone(3.4))
    c.glow(1130, 240, 620, 430, c.tone(0), 170)
    for row, (y, size) in enumerate(((430, 74), (520, 98), (640, 132))):
        step = size * 1.7
        x = (row % 2) * step / 2 - 20
        while x < 1640:
            tone = c.tone(3.3 + row * 0.5)
            c.soft(
                [(x, y), (x + size, y), (x + size, y + size * 1.2), (x, y + size * 1.2)],
                tone,
                220,
                6,
            )
            x += step
    c.gradient((0, 740, 1600, 1067), c.tone(4.4), c.tone(5.8))
    c.rect(0, 736, 1600, 746, c.tone(2.6))
    c.soft([(460, 950), (860, 930), (1300, 1010), (700, 1040)], c.tone(6), 170, 22)
    c.oval(600, 950, 190, 50, c.tone(6))
    c.oval(600, 938, 190, 50, c.tone(5.2))
    c.oval(600, 934, 130, 32, c.tone(5.6))
    neck = curve([(600, 930), (596, 800), (622, 670), (690, 560)])
    c.line(neck, c.tone(6), 24)
    c.line([(x - 6, y) for x, y in neck], c.tone(3.6), 4)
    c.poly([(650, 580), (700, 610), (838, 420), (758, 362)], c.tone(5.6))
    c.poly([(650, 580), (668, 590), (786, 382), (758, 362)], c.tone(4))
    c.poly([(744, 346), (852, 424), (836, 446), (728, 370)], c.accent)
    head = [(748, 356), (770, 262), (850, 200), (940, 216), (978, 300), (944, 392), (846, 428)]
    c.blob(head, c.tone(5.4))
    for shift in (-66, -33, 0, 33, 66):
        reach = 96 - abs(shift) * 0.5
        x, y = 862 + shift * 0.72, 318 + shift * 0.66
        c.line(
            [(x - reach * 0.6, y + reach * 0.8), (x + reach * 0.6, y - reach * 0.8)], c.tone(4), 2
        )
        x, y = 862 + shift * 0.66, 318 - shift * 0.72
        c.line(
            [(x - reach * 0.8, y - reach * 0.6), (x + reach * 0.8, y + reach * 0.6)], c.tone(4), 2
        )
    c.soft([(790, 270), (850, 220), (900, 226), (830, 320)], c.tone(1), 110, 16)
    c.line(curve([(780, 960), (960, 990), (1120, 930), (1320, 960), (1600, 1020)]), c.tone(6), 10)
    c.poly([(1080, 836), (1370, 812), (1440, 862), (1130, 890)], c.tone(0.4))
    c.poly([(1130, 890), (1440, 862), (1440, 870), (1130, 898)], c.tone(3))


def papers(c: Canvas) -> None:
    """Bundles of newspapers tied with string on a pavement at dawn."""
    c.gradient((0, 0, 1600, 640), c.tone(2.4), c.tone(1))
    for x, wide, top in (
        (0, 260, 110),
        (300, 330, 30),
        (670, 250, 160),
        (960, 360, 70),
        (1360, 240, 140),
    ):
        c.rect(x, top, x + wide, 640, c.tone(2.5))
        for row in range(4):
            for column in range(int(wide // 90)):
                left, up = x + 34 + column * 86, top + 50 + row * 110
                c.rect(left, up, left + 38, up + 60, c.tone(3.2))
    c.fade((0, 0, 1600, 640), c.tone(0.6), 60, 170)
    c.gradient((0, 620, 1600, 1067), c.tone(2.8), c.tone(4.4))
    for y in (700, 800, 930):
        c.rect(0, y, 1600, y + 3, c.tone(4), 140)
    for x in range(-400, 2000, 240):
        c.line([(800 + (x - 800) * 0.5, 622), (800 + (x - 800) * 1.5, 1067)], c.tone(4), 2.5, 120)
    c.soft([(200, 960), (900, 960), (1200, 1060), (380, 1067)], c.tone(6), 150, 24)
    _bundle(c, 940, 500, 400, 17)
    _bundle(c, 220, 560, 600, 24)
    _bundle(c, 330, 330, 540, 13)


def _bundle(c: Canvas, x: float, y: float, wide: float, sheets: int) -> None:
    deep, thick = wide * 0.22, 16
    low = y + sheets * thick
    c.soft(
        [(x, low), (x + wide, low), (x + wide + 80, low + 30), (x + 60, low + 30)],
        c.tone(6),
        140,
        12,
    )
    top = [(x + deep * 0.6, y - deep), (x + wide + deep * 0.6, y - deep), (x + wide, y), (x, y)]
    c.poly([(x, y), (x + wide, y), (x + wide, low), (x, low)], c.tone(1.2))
    side = [
        (x + wide, y),
        (x + wide + deep * 0.6, y - deep),
        (x + wide + deep * 0.6, low - deep),
        (x + wide, low),
    ]
    c.poly(side, c.tone(2.8))
    for sheet in range(sheets):
        level = y + sheet * thick
        shift = c.random.uniform(-7, 7)
        c.rect(
            x + shift - 4,
            level + 2,
            x + wide + shift,
            level + thick - 3,
            c.tone(0.3 + (sheet % 3) * 0.35),
        )
        c.line([(x + wide, level), (x + wide + deep * 0.6, level - deep)], c.tone(3.6), 2, 160)
    c.poly(top, c.tone(0))

    def on_top(u: float, v: float) -> tuple[float, float]:
        return x + u * wide + (1 - v) * deep * 0.6, y - (1 - v) * deep

    c.poly(
        [on_top(0.06, 0.1), on_top(0.94, 0.1), on_top(0.94, 0.25), on_top(0.06, 0.25)], c.tone(5.6)
    )
    c.poly(
        [on_top(0.06, 0.36), on_top(0.44, 0.36), on_top(0.44, 0.9), on_top(0.06, 0.9)], c.tone(3.2)
    )
    for row in range(6):
        v = 0.37 + row * 0.09
        c.line([on_top(0.5, v), on_top(0.94 if row != 4 else 0.76, v)], c.tone(2.8), 4)
    for u in (0.3, 0.72):
        c.line([on_top(u, 0), on_top(u, 1), (x + u * wide, low)], c.accent, 6)


def screen(c: Canvas) -> None:
    """A laptop in a dark room; its page is covered by black bars and a stop sign."""
    c.gradient((0, 0, 1600, 1067), c.tone(5.2), c.tone(6))
    c.glow(800, 470, 900, 640, c.tone(2), 110)
    c.gradient((0, 800, 1600, 1067), c.tone(5), c.tone(6))
    c.soft([(360, 820), (1240, 820), (1420, 1060), (180, 1060)], c.tone(2), 90, 40)
    c.round_rect(330, 130, 1270, 790, 26, c.tone(6))
    c.gradient((362, 162, 1238, 758), c.tone(0), c.tone(0.8))
    c.rect(362, 162, 1238, 224, c.tone(2))
    for i, x in enumerate((394, 424, 454)):
        c.oval(x, 193, 10, 10, c.accent if i == 0 else c.tone(3))
    c.round_rect(510, 178, 1206, 208, 15, c.tone(0.4))
    c.rect(530, 189, 780, 197, c.tone(2.6))
    c.rect(420, 268, 860, 306, c.tone(6))
    c.rect(420, 326, 740, 364, c.tone(6))
    for row, end in enumerate((1180, 1120, 1180, 1060, 1180, 980)):
        y = 420 + row * 52
        c.rect(420, y, end, y + 14, c.tone(2))
    for x0, x1, y in (
        (560, 900, 420),
        (420, 640, 472),
        (820, 1180, 524),
        (500, 760, 628),
        (420, 980, 680),
    ):
        c.rect(x0, y - 9, x1, y + 23, c.tone(6))
    c.oval(1060, 560, 158, 158, c.tone(0))
    c.oval(1060, 560, 144, 144, c.accent)
    c.oval(1060, 560, 104, 104, c.tone(0.3))
    turn = pi / 4
    across, along = (22 * cos(turn), -22 * sin(turn)), (116 * cos(turn), 116 * sin(turn))
    c.poly(
        [(1060 - along[0] - across[0], 560 - along[1] - across[1]),
         (1060 - along[0] + across[0], 560 - along[1] + across[1]),
         (1060 + along[0] + across[0], 560 + along[1] + across[1]),
         (1060 + along[0] - across[0], 560 + along[1] - across[1])], c.accent,
    )  # fmt: skip
    c.poly([(300, 800), (1300, 800), (1440, 930), (160, 930)], c.tone(4.4))
    for row in range(4):
        y, wide = 822 + row * 20, 400 + row * 24
        for key in range(14):
            x = 800 - wide + key * wide / 7
            c.rect(x, y, x + wide / 7 - 8, y + 13, c.tone(5.6))
    c.poly([(160, 930), (1440, 930), (1430, 950), (170, 950)], c.tone(5.6))
    c.poly([(680, 906), (920, 906), (930, 926), (670, 926)], c.tone(5))


def press_card(c: Canvas) -> None:
    """A press card on its lanyard, laid on a dark table beside a notebook."""
    c.gradient((0, 0, 1600, 1067), c.tone(4.6), c.tone(5.6))
    c.soft([(-100, -50), (760, -50), (1500, 1067), (500, 1067)], c.tone(2.6), 80, 60)
    c.soft([(60, 130), (560, 60), (720, 900), (220, 980)], c.tone(6), 170, 24)
    c.poly([(40, 110), (540, 40), (660, 860), (170, 940)], c.tone(5.9))
    c.poly([(76, 122), (532, 58), (646, 840), (196, 908)], c.tone(0.6))
    for row in range(13):
        y = 210 + row * 52
        c.line([(116 + row * 7.6, y), (520 + row * 7.6, y - 58)], c.tone(1.8), 3)
    c.line([(140, 250), (410, 212)], c.tone(4.4), 5)
    c.line([(148, 304), (480, 256)], c.tone(4.4), 5)
    for ring in range(12):
        c.oval(80 + ring * 40, 118 - ring * 5.6, 11, 18, c.tone(5))
    c.line(curve([(1040, 330), (960, 150), (1080, 20), (1230, -40)]), c.tone(6), 30)
    c.line(curve([(1090, 322), (1180, 190), (1380, 130), (1640, 150)]), c.tone(6), 30)
    c.line(curve([(1040, 330), (960, 150), (1080, 20), (1230, -40)]), c.tone(3.4), 3)
    c.line(curve([(1090, 322), (1180, 190), (1380, 130), (1640, 150)]), c.tone(3.4), 3)
    c.soft([(850, 440), (1380, 350), (1500, 1010), (950, 1067)], c.tone(6), 190, 28)
    c.poly([(1030, 310), (1100, 300), (1112, 396), (1044, 408)], c.tone(2.4))

    def on_card(u: float, v: float) -> tuple[float, float]:
        return 800 + u * 500 + v * 112, 410 - u * 86 + v * 620

    def panel(u0: float, v0: float, u1: float, v1: float, tone: float) -> None:
        c.poly([on_card(u0, v0), on_card(u1, v0), on_card(u1, v1), on_card(u0, v1)], c.tone(tone))

    panel(0, 0, 1, 1, 0)
    c.poly([on_card(0, 0.08), on_card(1, 0.08), on_card(1, 0.24), on_card(0, 0.24)], c.accent)
    panel(0.4, 0.02, 0.6, 0.05, 4.6)
    panel(0.08, 0.13, 0.5, 0.19, 0)
    panel(0.08, 0.32, 0.46, 0.72, 2)
    x, y = on_card(0.27, 0.46)
    c.oval(x, y, 40, 50, c.tone(4.2))
    c.blob(
        [
            on_card(0.11, 0.719),
            on_card(0.15, 0.6),
            on_card(0.27, 0.56),
            on_card(0.4, 0.6),
            on_card(0.43, 0.719),
            on_card(0.27, 0.73),
        ],
        c.tone(4.2),
    )
    for v, end in ((0.34, 0.92), (0.43, 0.8), (0.52, 0.88), (0.61, 0.7)):
        panel(0.54, v, end, v + 0.035, 4.4 if v < 0.4 else 2.6)
    for bar in range(22):
        u = 0.08 + bar * 0.038
        panel(u, 0.8, u + (0.01, 0.022, 0.015)[bar % 3], 0.92, 5.6)
    c.soft(
        [on_card(0.5, 0), on_card(0.8, 0), on_card(0.55, 1), on_card(0.25, 1)], c.tone(0), 120, 20
    )


def camera(c: Canvas) -> None:
    """A camera lying on wet paving after a crowd has gone; boots walk off behind."""
    c.gradient((0, 0, 1600, 470), c.tone(2), c.tone(0.8))
    for x, tone in ((140, 2.2), (420, 2), (1250, 2.3), (1480, 2)):
        c.soft(
            [(x - 60, 0), (x + 60, 0), (x + 60, 460), (x - 60, 460)], c.tone(tone + 0.6), 190, 20
        )
    c.gradient((0, 440, 1600, 1067), c.tone(2.4), c.tone(4.8))
    for row in range(9):
        y = 450 + row**1.6 * 21
        c.line([(0, y), (1600, y)], c.tone(5), 1.5 + row * 0.5, 120)
        for column in range(-6, 24):
            x = 800 + (column * 120 + (row % 2) * 60 - 800) * (0.5 + row * 0.16)
            following = 450 + (row + 1) ** 1.6 * 21
            c.line([(x, y), (800 + (x - 800) * 1.14, following)], c.tone(5), 1.5 + row * 0.4, 110)
    c.soft([(200, 520), (1500, 520), (1300, 700), (500, 700)], c.tone(0), 110, 40)
    for x, y, scale in ((330, 560, 1), (1080, 520, 0.8), (1340, 590, 1.15)):
        for step, lift in ((0, 0), (96, -26)):
            left = x + step * scale
            c.poly(
                [
                    (left, -10),
                    (left + 62 * scale, -10),
                    (left + 54 * scale, y + lift - 40 * scale),
                    (left + 6 * scale, y + lift - 40 * scale),
                ],
                c.tone(5.6),
            )
            c.blob(
                [
                    (left, y + lift - 56 * scale),
                    (left + 58 * scale, y + lift - 56 * scale),
                    (left + 108 * scale, y + lift - 14 * scale),
                    (left + 104 * scale, y + lift),
                    (left - 2, y + lift),
                ],
                c.tone(6),
            )
            c.soft(
                [
                    (left - 10, y + lift),
                    (left + 100 * scale, y + lift),
                    (left + 70, y + 80),
                    (left, y + 80),
                ],
                c.tone(6),
                110,
                12,
            )
    c.soft([(500, 880), (1130, 860), (1180, 1000), (460, 1010)], c.tone(6), 200, 24)
    c.line(
        curve([(560, 800), (420, 760), (300, 860), (200, 980), (330, 1030), (470, 960)]),
        c.tone(6),
        16,
    )
    body = [(520, 700), (900, 640), (940, 880), (560, 950)]
    c.poly(body, c.tone(5.7))
    c.poly([(520, 700), (900, 640), (906, 676), (526, 738)], c.tone(4.2))
    c.poly([(620, 684), (650, 620), (760, 602), (806, 656)], c.tone(5.2))
    c.poly([(840, 650), (884, 643), (880, 624), (838, 631)], c.accent)
    c.oval(812, 790, 126, 132, c.tone(6))
    c.poly([(790, 662), (990, 690), (990, 880), (820, 920)], c.tone(6))
    c.oval(990, 786, 84, 104, c.tone(4.6))
    c.oval(996, 786, 68, 88, c.tone(6))
    c.oval(1000, 786, 46, 62, c.tone(5))
    c.oval(984, 758, 15, 19, c.tone(1.6))
    for end in ((1040, 740), (1046, 810), (976, 846), (960, 760)):
        c.line([(1006, 792), end], c.tone(1.4), 2.5)
    for x, y, size in ((1120, 900, 26), (1176, 868, 15), (1086, 950, 18), (1220, 930, 11)):
        c.poly([(x, y), (x + size, y - size * 0.7), (x + size * 1.5, y + size * 0.3)], c.tone(1))
