"""What the register keeps to itself occurs at no address that a reader can reach.

A crawler follows every link, from the front page, the robots file and the search, through feeds,
maps, files and downloads; it reads headers too.
"""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from journalists import holds
from journalists.private import Contents, keep
from journalists.withholding import put_sources_away
from tests.factories import NOW, change, make_photo, make_post
from tests.factories import publish as publish_post
from tests.journalists.factories import (
    make_event,
    make_journalist,
    make_link,
    make_source,
    publish,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
START = "/ /robots.txt /sitemap.xml /journalists/ /search/?q=weekly /lite/ /about/".split()
ADDRESS = re.compile(
    r"""(?:href|src|action)=["']([^"'#]+)|<loc>([^<]+)|Sitemap: (\S+)|"url": ?"([^"]+)\""""
)
ENOUGH = 400
# Filters go with each other without end: so many addresses of one page are looked at.
OF_A_PAGE = 15
# Pages in other languages hold the same rows in other words.
LEFT_OUT = ("/admin/", "/static/", "/media/", "/ru/", "/uk/", "/kk/", "/fa/")


def crawl(client, *more: str) -> dict[str, str]:
    """Return what each address answers, headers first, by address."""
    found: dict[str, str] = {}
    waiting = [*START, *more]
    while waiting and len(found) < ENOUGH:
        address = waiting.pop(0)
        same = sum(one.partition("?")[0] == address.partition("?")[0] for one in found)
        if address in found or same >= OF_A_PAGE:
            continue
        answer = client.get(address)
        body = b"".join(answer).decode(errors="replace")
        found[address] = f"{answer.status_code} {answer.headers}\n{body}"
        for groups in ADDRESS.findall(body):
            link = urlsplit(urljoin(f"http://testserver{address}", unescape("".join(groups))))
            path = link.path + (f"?{link.query}" if link.query else "")
            is_page = not path.startswith(LEFT_OUT)
            if link.scheme in {"http", "https"} and is_page and path not in found:
                waiting.append(path)
    return found


def where(pages: dict[str, str], *words: str) -> list[tuple[str, str]]:
    texts = {address: unescape(text).casefold() for address, text in pages.items()}
    return [(word, at) for word in words for at, text in texts.items() if word.casefold() in text]


def make_register() -> None:
    """Somebody named, somebody under a pseudonym, somebody withheld, and all that is private."""
    named = make_journalist(1, name="Shown Person", slug="shown-person", portrait=make_photo())
    case = named.cases.get()
    secret = make_source(case, "Planted Informant", is_confidential=True, url="https://planted.org")
    make_event(case, kind="CHARGED", text="Charged.", sources=[secret, make_source(case)])
    make_event(case, kind="THREATENED", text="Planted internal event", is_public=False)
    put_sources_away(named, by=None, at=NOW)
    said = {"contact": "Planted contact", "consent": "Planted consent", "notes": "Planted note"}
    keep(named, Contents(**said, sources="Planted source"), by=None, at=NOW)
    pen = make_journalist(2, name="Pen Name", slug="pen-name", identity="PSEUDONYM")
    keep(pen, Contents(real_name="Planted Realname"), by=None, at=NOW)
    hidden = make_journalist(
        3,
        identity="WITHHELD",
        name="Planted Hidden",
        native_name="Плантед",
        native_language="ru",
        aliases="Planted Alias",
        slug="planted-hidden",
        outlet="Planted Outlet",
        consent="",
    )
    post = make_post(headline="Court adjourns a hearing", lead=make_photo("#223344"))
    for person in (named, pen, hidden):
        make_link(post, person)
        publish(person, at=NOW - timedelta(hours=1))
    publish_post(post)


def test_nothing_private_is_at_any_address(client):
    make_register()

    pages = crawl(client)

    assert where(pages, "Shown Person", "Pen Name", "Court adjourns") != []
    reached = set(pages)
    assert {"/journalists/shown-person/", "/journalists/journalists.csv", "/feed.rss"} <= reached
    assert len(pages) < ENOUGH
    assert where(pages, "planted", "плантед", "Confidential source") == []


def make_endangered(at):
    """Publish somebody with a post about them; return the person and what tells of them."""
    names = {"name": "Endangered Person", "slug": "endangered-person"}
    more = {"native_name": "Эндейнджеред", "native_language": "ru", "aliases": "Endangrd"}
    person = make_journalist(4, **names, **more, biography="<p>Endangered, she edits.</p>", at=at)
    post = make_post(2, headline="Another hearing")
    make_link(post, person)
    publish(person, at=at)
    publish_post(post)
    return person, ("endangered", "эндейнджеред", "endangrd")


def test_somebody_on_a_hold_is_named_at_no_address(client):
    make_register()
    person, hints = make_endangered(NOW - timedelta(hours=1))
    before = where(crawl(client), *hints)
    places = {at for _hint, at in before}
    own = "/journalists/endangered-person/"
    lists = {f"/journalists/{name}" for name in ("", "sitemap.xml", "journalists.csv")}
    assert {own, *lists} <= places
    assert {hint for hint, _at in before} == set(hints)

    holds.put(person, by=None, at=NOW, reason="A threat.")

    after = crawl(client, *sorted(places - {own}))
    # Where its own name stands in an address that a reader typed, it is no answer of ours.
    asked = {at for at in after if "endangered" in at.casefold()}
    assert where({at: text for at, text in after.items() if at not in asked}, *hints) == []
    gone = client.get(own)
    assert gone.status_code == 410
    assert "Endangered Person" not in gone.content.decode()


def test_somebody_withheld_later_is_named_at_no_address_of_the_past(client):
    make_register()
    told = NOW - timedelta(days=3)
    person, hints = make_endangered(told)
    day = told.date().isoformat()
    past = f"?on={day}&known=then"
    lists = ("", "journalists.csv", "journalists.json", "countries.csv", "years.csv", "api/people/")
    asked = {f"/journalists/{name}{past}" for name in lists}
    asked |= {
        f"/journalists/statistics/?on={day}",
        "/journalists/?q=endangered",
        "/journalists/api/",
    }
    before = crawl(client, *asked)
    places = {at for _hint, at in where(before, *hints)}
    own = "/journalists/endangered-person/"
    assert {own, f"/journalists/{past}", f"/journalists/api/people/{past}"} <= places

    change(person, identity="WITHHELD")
    publish(person, at=NOW)

    after = crawl(client, *sorted(places - {own}), *asked)
    named = {at: text for at, text in after.items() if "endangered" not in at.casefold()}
    assert where(named, *hints) == []
    assert client.get(own).status_code == 404
    assert (
        "Counted and not named among them: 1 as then known"
        in after[f"/journalists/statistics/?on={day}"]
    )
