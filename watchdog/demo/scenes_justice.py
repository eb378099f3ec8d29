"""Scenes of courts, prisons and borders."""

from math import cos, pi, sin

from watchdog.demo.canvas import Canvas, curve


def dock(c: Canvas) -> None:
    """A defendant behind the bars of a courtroom cage, the public in front."""
    c.gradient((0, 0, 1600, 820), c.tone(1), c.tone(2.4))
    for x in range(0, 1600, 160):
        c.rect(x, 120, x + 4, 820, c.tone(3), 110)
        c.fade((x + 4, 120, x + 40, 820), c.tone(3), 50, 0, across=True)
    c.rect(0, 108, 1600, 124, c.tone(3))
    c.gradient((0, 820, 1600, 1067), c.tone(3.4), c.tone(4.6))
    c.soft([(0, 40), (330, 120), (1150, 900), (560, 960)], c.tone(0), 120, 30)
    c.gradient((600, 200, 1440, 860), c.tone(3.2), c.tone(4.6))
    c.glow(980, 430, 420, 380, c.tone(1), 120)
    c.rect(600, 700, 1440, 728, c.tone(4.8))
    c.person(990, 864, 560, c.tone(5.4), coat=1.2)
    c.poly([(896, 862), (1084, 862), (1080, 690), (900, 690)], c.tone(5.4))
    c.gradient((600, 728, 1440, 880), c.tone(4.2), c.tone(5))
    for x in range(600, 1441, 60):
        c.rect(x - 8, 190, x + 8, 880, c.tone(6))
        c.rect(x - 8, 190, x - 4, 880, c.tone(4))
    for y in (190, 460, 716, 868):
        c.rect(580, y - 11, 1460, y + 11, c.tone(6))
        c.rect(580, y - 11, 1460, y - 7, c.tone(4))
    c.soft([(560, 880), (1480, 880), (1560, 960), (500, 960)], c.tone(6), 130, 24)
    c.rect(0, 900, 1600, 916, c.tone(5))
    c.gradient((0, 916, 1600, 1067), c.tone(5.2), c.tone(5.8))
    c.poly([(1250, 872), (1420, 880), (1408, 906), (1236, 898)], c.accent)
    for x, size in ((150, 330), (440, 280), (1500, 310)):
        c.onlooker(x, 1067, size, c.tone(6))


def prison_gate(c: Canvas) -> None:
    """A closed gate under a watchtower, a woman with a bag waiting in the snow."""
    c.gradient((0, 0, 1600, 720), c.tone(3), c.tone(0.6))
    c.glow(360, 560, 620, 330, c.tone(0), 150)
    c.poly(
        [(0, 640), (240, 596), (520, 636), (820, 588), (1100, 630), (1100, 760), (0, 760)],
        c.tone(2.2),
    )
    c.gradient((700, 380, 1600, 860), c.tone(3.6), c.tone(4.4))
    c.poly([(0, 560), (700, 380), (700, 860), (0, 790)], c.tone(3))
    c.fade((0, 380, 700, 860), c.tone(5), 0, 120, across=True)
    for step in range(1, 5):
        share = step / 5
        c.line([(0, 560 + 230 * share), (700, 380 + 480 * share)], c.tone(4.4), 2, 150)
    for x in range(700, 1600, 150):
        c.rect(x, 380, x + 3, 860, c.tone(4.8), 160)
    c.poly([(1180, 380), (1208, 80), (1372, 80), (1400, 380)], c.tone(4.8))
    c.rect(1160, 20, 1420, 176, c.tone(5.6))
    c.rect(1184, 52, 1396, 128, c.tone(1.4))
    c.rect(1286, 52, 1294, 128, c.tone(5.6))
    c.poly([(1130, 24), (1290, -40), (1450, 24)], c.tone(6))
    c.rect(820, 500, 1120, 862, c.tone(5.6))
    c.gradient((836, 516, 964, 862), c.tone(4.6), c.tone(5.2))
    c.gradient((976, 516, 1104, 862), c.tone(4.6), c.tone(5.2))
    for y in (600, 690, 780):
        c.rect(836, y, 1104, y + 6, c.tone(5.6))
    c.rect(1000, 640, 1080, 652, c.accent)
    _razor_wire(c, (0, 548), (700, 366), 20)
    _razor_wire(c, (700, 366), (1170, 366), 17)
    _razor_wire(c, (1410, 366), (1600, 366), 7)
    c.gradient((0, 800, 1600, 1067), c.tone(0.7), c.tone(0))
    c.poly([(0, 786), (700, 856), (1600, 856), (1600, 884), (640, 900), (0, 830)], c.tone(0.3))
    c.soft(
        [(0, 800), (700, 862), (1600, 862), (1600, 900), (700, 910), (0, 850)], c.tone(4), 120, 16
    )
    c.poly([(820, 870), (1120, 870), (1010, 1067), (420, 1067)], c.tone(1.3))
    c.soft([(540, 1000), (620, 1000), (330, 1044), (240, 1040)], c.tone(5), 120, 10)
    c.person(560, 1010, 300, c.tone(6), coat=1.15)
    c.poly([(522, 830), (598, 830), (614, 956), (506, 956)], c.tone(6))
    c.rect(606, 908, 656, 984, c.tone(5.2))
    c.line(curve([(612, 910), (630, 868), (650, 910)]), c.tone(5.2), 5)


def _razor_wire(
    c: Canvas, start: tuple[float, float], end: tuple[float, float], loops: int
) -> None:
    coil = []
    for step in range(loops * 16 + 1):
        share, angle = step / (loops * 16), step / 16 * 2 * pi
        x = start[0] + (end[0] - start[0]) * share + 26 * cos(angle)
        coil.append((x, start[1] + (end[1] - start[1]) * share - 18 + 30 * sin(angle)))
    c.line(coil, c.tone(5), 2.5)


def court_steps(c: Canvas) -> None:
    """A columned court front, with a camera crew small at the foot of its steps."""
    c.gradient((0, 0, 1600, 800), c.tone(1.6), c.tone(0.4))
    c.gradient((120, 250, 1480, 760), c.tone(3.6), c.tone(4.4))
    c.rect(690, 400, 910, 760, c.tone(5.6))
    c.rect(796, 400, 804, 760, c.tone(4.4))
    c.poly([(70, 200), (800, 10), (1530, 200)], c.tone(1.8))
    c.poly([(200, 184), (800, 40), (1400, 184)], c.tone(2.6))
    c.oval(800, 130, 44, 44, c.tone(1.6))
    c.rect(60, 196, 1540, 262, c.tone(1.2))
    c.fade((60, 196, 1540, 262), c.tone(3), 0, 150)
    c.rect(60, 258, 1540, 268, c.tone(4))
    for x in (170, 420, 670, 930, 1180, 1430):
        c.gradient((x - 46, 300, x - 10, 740), c.tone(3), c.tone(0.6), across=True)
        c.gradient((x - 10, 300, x + 46, 740), c.tone(0.6), c.tone(3.8), across=True)
        for flute in (-30, -12, 8, 26):
            c.rect(x + flute, 300, x + flute + 3, 740, c.tone(3.4), 120)
        c.rect(x - 62, 270, x + 62, 302, c.tone(1))
        c.rect(x - 62, 736, x + 62, 764, c.tone(1))
        c.fade((x - 62, 270, x + 62, 302), c.tone(4), 0, 130, across=True)
    for step in range(7):
        top, spread = 764 + step * 34, step * 44
        c.rect(70 - spread, top, 1530 + spread, top + 15, c.tone(0.5 + step * 0.05))
        c.rect(70 - spread, top + 15, 1530 + spread, top + 34, c.tone(2.4 + step * 0.12))
    c.rect(0, 1002, 1600, 1067, c.tone(3.4))
    c.fade((0, 764, 1600, 1067), c.tone(6), 0, 90)
    c.person(820, 800, 150, c.tone(6))
    c.person(880, 800, 140, c.tone(5.4))
    for x, height in ((240, 330), (380, 300), (1130, 310), (1330, 350)):
        c.soft(
            [(x - 60, 1030), (x + 60, 1030), (x + 200, 1064), (x + 20, 1066)], c.tone(6), 130, 10
        )
        c.person(x, 1046, height, c.tone(6), coat=1.08)
    c.round_rect(1150, 752, 1256, 808, 8, c.tone(6))
    c.rect(1250, 766, 1290, 796, c.tone(6))
    c.line([(380, 800), (470, 742)], c.tone(6), 14)
    c.line([(470, 742), (560, 700)], c.tone(6), 6)
    c.oval(566, 697, 19, 13, c.accent)


def letter(c: Canvas) -> None:
    """A letter with inked-over lines, and the shadow of a barred window across it."""
    c.gradient((0, 0, 1600, 1067), c.tone(4.4), c.tone(5.4))
    for y in (180, 420, 690, 930):
        c.line(curve([(0, y), (500, y + 14), (1000, y - 6), (1600, y + 10)]), c.tone(5.6), 3, 130)
    c.soft([(180, 250), (880, 130), (990, 600), (300, 730)], c.tone(6), 170, 26)
    envelope = [(170, 230), (860, 108), (950, 590), (260, 712)]
    c.poly(envelope, c.tone(2))
    c.poly([(170, 230), (860, 108), (590, 470)], c.tone(1.4))
    c.line([(170, 230), (590, 470), (860, 108)], c.tone(3.4), 3)
    c.soft([(600, 330), (1340, 250), (1430, 1090), (680, 1090)], c.tone(6), 170, 30)
    c.poly([(590, 300), (1320, 222), (1410, 1067), (672, 1067)], c.tone(0))
    c.poly([(1220, 232), (1320, 222), (1330, 320)], c.tone(1.6))
    for row in range(13):
        y = 396 + row * 54
        left, right = 656 + row * 5.3, 1262 + row * 5.8 - (row % 4 == 3) * 240
        count = 60
        wave = [
            (
                left + (right - left) * i / count,
                y
                - (right - left) * i / count * 0.107
                + 6 * sin(i * 1.9 + row) * c.random.uniform(0.4, 1),
            )
            for i in range(count + 1)
        ]
        c.line(wave, c.tone(4.6), 3)
    for row, start, end in ((2, 0.3, 0.72), (5, 0.05, 0.55), (6, 0.4, 0.95), (9, 0.2, 0.5)):
        y, left, width = 396 + row * 54, 656 + row * 5.3, 610
        x0, x1 = left + width * start, left + width * end
        slope = [(x0, y - (x0 - left) * 0.107), (x1, y - (x1 - left) * 0.107)]
        c.poly(
            [(slope[0][0], slope[0][1] - 17), (slope[1][0], slope[1][1] - 17),
             (slope[1][0] + 2, slope[1][1] + 17), (slope[0][0] + 2, slope[0][1] + 17)], c.tone(6),
        )  # fmt: skip
    for x in range(-500, 1700, 330):
        c.soft([(x, 0), (x + 92, 0), (x + 692, 1067), (x + 600, 1067)], c.tone(6), 120, 14)
    c.soft([(0, 330), (1600, 130), (1600, 196), (0, 396)], c.tone(6), 90, 14)
    c.line([(150, 880), (560, 800)], c.tone(6), 16)
    c.line([(150, 876), (556, 797)], c.accent, 5)
    c.poly([(556, 791), (606, 791), (562, 811)], c.tone(2))


def border(c: Canvas) -> None:
    """A mountain road that ends at a lowered barrier."""
    c.gradient((0, 0, 1600, 700), c.tone(1.8), c.tone(0.2))
    c.oval(1180, 300, 62, 62, c.tone(0))
    c.glow(1180, 300, 330, 330, c.tone(0), 150)
    c.poly(
        [
            (0, 420),
            (190, 270),
            (330, 360),
            (560, 150),
            (760, 350),
            (900, 280),
            (1180, 470),
            (1600, 330),
            (1600, 760),
            (0, 760),
        ],
        c.tone(2),
    )
    c.poly([(560, 150), (640, 230), (590, 250), (560, 226), (520, 262), (486, 218)], c.tone(0.2))
    c.poly([(190, 270), (246, 306), (200, 322), (150, 302)], c.tone(0.2))
    c.fade((0, 300, 1600, 760), c.tone(0.6), 0, 190)
    c.poly(
        curve([(0, 560), (260, 470), (520, 580), (780, 540), (1100, 640), (1600, 690)])
        + [(1600, 900), (0, 900)],
        c.tone(3),
    )
    c.poly(
        curve([(1600, 430), (1360, 520), (1180, 640), (1010, 690)]) + [(1000, 900), (1600, 900)],
        c.tone(4),
    )
    c.fade((0, 560, 1600, 900), c.tone(1.4), 0, 110)
    c.gradient((0, 800, 1600, 1067), c.tone(4), c.tone(5.2))
    c.poly(
        curve([(0, 800), (420, 770), (800, 800), (1200, 770), (1600, 800)])
        + [(1600, 860), (0, 860)],
        c.tone(3.6),
    )
    road = curve([(300, 1067), (560, 900), (760, 800), (852, 730), (884, 690), (880, 656)])
    other = curve([(894, 656), (912, 690), (926, 735), (930, 812), (970, 900), (1080, 1067)])
    c.poly(road + other, c.tone(2.2))
    c.line(curve([(690, 1067), (770, 900), (840, 806), (888, 735), (900, 690)]), c.tone(0.4), 5)
    c.poly([(1120, 560), (1400, 560), (1400, 880), (1120, 880)], c.tone(5))
    c.rect(1120, 560, 1180, 880, c.tone(5.6))
    c.rect(1210, 630, 1370, 740, c.tone(1))
    c.rect(1286, 630, 1294, 740, c.tone(5))
    c.poly([(1080, 566), (1120, 520), (1420, 520), (1450, 566)], c.tone(6))
    c.soft([(1080, 880), (1450, 880), (1560, 950), (1120, 950)], c.tone(6), 140, 14)
    c.rect(1030, 760, 1082, 930, c.tone(6))
    for piece in range(12):
        x0, x1 = 1060 - piece * 72, 1060 - (piece + 1) * 72
        y0, y1 = 790 + piece * 2.4, 790 + (piece + 1) * 2.4
        fill = c.accent if piece % 2 == 0 else c.tone(0)
        c.poly([(x0, y0 - 13), (x1, y1 - 13), (x1, y1 + 13), (x0, y0 + 13)], fill)
    c.rect(186, 806, 204, 960, c.tone(6))
    c.soft([(150, 950), (240, 950), (300, 990), (180, 990)], c.tone(6), 140, 10)
    c.fade((0, 900, 1600, 1067), c.tone(6), 0, 120)


def platform(c: Canvas) -> None:
    """A suitcase alone on a railway platform, the train already small."""
    c.gradient((0, 0, 1600, 620), c.tone(1.4), c.tone(0))
    c.glow(620, 540, 520, 300, c.tone(0), 180)
    c.poly([(0, 560), (380, 500), (620, 540), (1600, 470), (1600, 710), (0, 710)], c.tone(1.7))
    c.poly([(640, 560), (0, 700), (0, 1067), (560, 1067)], c.tone(3.4))
    c.fade((0, 560, 640, 1067), c.tone(5), 0, 90)
    for sleeper in range(14):
        share = (sleeper / 14) ** 2
        y = 572 + share * 495
        c.rect(600 - share * 640, y, 640 - share * 120, y + 4 + share * 20, c.tone(4.6))
    for near, far in ((-60, 618), (420, 636)):
        c.line([(far, 560), (near, 1067)], c.tone(6), 7)
        c.line([(far, 558), (near, 1065)], c.tone(2), 2)
    c.rect(596, 500, 656, 564, c.tone(5.4))
    c.rect(604, 510, 648, 530, c.tone(1.6))
    c.oval(606, 552, 5, 5, c.accent)
    c.oval(646, 552, 5, 5, c.accent)
    c.poly([(660, 560), (1600, 560), (1600, 1067), (620, 1067)], c.tone(1.8))
    c.poly([(660, 560), (700, 560), (740, 1067), (620, 1067)], c.tone(0.6))
    c.fade((620, 560, 1600, 1067), c.tone(4), 0, 130)
    c.poly([(700, 250), (1600, 0), (1600, 190), (700, 330)], c.tone(4.6))
    c.poly([(700, 330), (1600, 190), (1600, 214), (700, 340)], c.tone(5.8))
    for x, wide in ((800, 8), (960, 12), (1200, 20)):
        c.rect(x, 300, x + wide, 600 + (x - 700) * 0.34, c.tone(5.6))
    c.soft([(1000, 970), (1330, 970), (1560, 1040), (1180, 1050)], c.tone(6), 140, 16)
    c.round_rect(1010, 690, 1310, 980, 20, c.tone(5.6))
    c.round_rect(1010, 690, 1210, 980, 20, c.tone(5))
    c.rect(1010, 760, 1310, 772, c.tone(6))
    c.rect(1010, 896, 1310, 908, c.tone(6))
    c.line(curve([(1110, 690), (1116, 640), (1204, 640), (1210, 690)]), c.tone(6), 14)
    c.poly([(1210, 700), (1246, 716), (1240, 766), (1204, 750)], c.accent)
