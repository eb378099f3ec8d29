"""An invented archive, always the same: one text a line of JSON, and eight pictures.

A line has id, slug, title, date, dateline, region, tags, image, caption, credit, paras and author.
Fifteen years are spread over whatever number is wanted, the newest text last, so that archives of
two sizes differ in their dates only. Any other system can be given the same lines.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter

WORDS = """press freedom journalist reporter editor newsroom court police arrest release charge
trial appeal sentence detention custody prosecutor lawyer judge minister government opposition
election protest broadcast radio television newspaper website blog source interview story
investigation corruption leak document threat attack assault killing impunity justice safety
equipment camera seized raid office ban licence suspend block internet shutdown censor law
defamation libel sedition terrorism decree parliament reform union federation committee
organisation monitor report statement condemn urge demand call appeal fine bail prison hearing
verdict acquit witness evidence family colleague newspaper daily weekly online freelance foreign
correspondent visa deport border conflict army militia rebel ceasefire hostage missing search
national regional local public private state independent critical prominent veteran young""".split()
GLUE = """the a of to in and for on with after before against by from that which who during as at
over its his her their was were is has had been said told will would could not no more than two
three several many last this week month year Monday Tuesday Wednesday Thursday Friday""".split()
PLACES = """Ashford Belmora Carvell Dunmere Eastport Farrow Galden Harwick Ilmar Jorvale Kestrel
Lorne Marrow Northam Orrin Pellworth Quarry Ravenna Selby Torrin Ulster Varna Westby Xanten Yarrow
Zelen Abbot Brack Corin Delph Elmet Fenwick Gorse Holm Ives Jura Kells Lomond Mersey
Naver""".split()
REGIONS = [f"Region {place}" for place in PLACES]
ABOUT = """arrests attacks censorship courts defamation detention elections exile impunity internet
killings laws leaks licences police prisons protests raids safety surveillance""".split()
WHERE = "daily africa asia europe americas mideast online print radio tv".split()
TAGS = [f"{what}-{where}" for what in ABOUT for where in WHERE]
# The first tag is the most popular by far, as it is everywhere.
WEIGHTS = list(accumulate(1 / (place + 1) for place in range(len(TAGS))))
PICTURES = 8
END = datetime(2026, 6, 30, 12, tzinfo=UTC)
SPAN = timedelta(days=15 * 365)


def texts(number: int, *, newest: int | None = None) -> Iterator[dict[str, Any]]:
    """An archive of so many texts, or only the newest of it."""
    return (text(one, number) for one in range(number - (newest or number) + 1, number + 1))


def text(one: int, number: int) -> dict[str, Any]:
    chance = random.Random(one * 7919 + 13)  # noqa: S311
    paras: list[str] = []
    words, wanted = 0, max(120, int(chance.gauss(350, 90)))
    while words < wanted:
        para = " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))
        words += para.count(" ") + 1
        paras.append(para)
    tags: set[str] = set()
    while len(tags) < 3:
        tags.add(TAGS[chance.choices(range(len(TAGS)), cum_weights=WEIGHTS)[0]])
    at = END - timedelta(seconds=int(SPAN.total_seconds() * (number - one) / number))
    title = " ".join(chance.choice(WORDS) for _ in range(chance.randint(6, 10))).capitalize()
    city = chance.choice(PLACES)
    return {
        "id": one,
        "slug": f"post-{one}",
        "title": title,
        "date": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "dateline": f"{city}, {at:%B} {at.day}, {at.year}",
        "region": REGIONS[chance.randrange(len(REGIONS))],
        "tags": sorted(tags),
        "image": f"photo-{one % PICTURES}.jpg",
        "caption": _sentence(chance),
        "credit": f"{chance.choice(PLACES)} {chance.choice(PLACES)} / Wire",
        "paras": paras,
        "author": f"Author {chance.randrange(25)}",
    }


def _sentence(chance: random.Random) -> str:
    number = chance.randint(9, 24)
    words = [
        chance.choice(GLUE) if chance.random() < 0.45 else chance.choice(WORDS)
        for _ in range(number)
    ]
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def pictures(folder: Path) -> None:
    """Write the eight pictures of an archive, 1200 by 800, where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        file = folder / f"photo-{number}.jpg"
        if file.exists():
            continue
        chance = random.Random(number)  # noqa: S311
        small = Image.new("RGB", (60, 40))
        small.putdata([tuple(chance.randrange(30, 225) for _ in range(3)) for _ in range(2400)])
        noise = Image.frombytes("RGB", (1200, 800), chance.randbytes(1200 * 800 * 3))
        noise = noise.filter(ImageFilter.GaussianBlur(1.2))
        Image.blend(small.resize((1200, 800), Image.BICUBIC), noise, 0.18).save(file, quality=78)
