"""What every page for readers promises, measured on the demo newsroom as production serves it."""

from urllib.parse import urlsplit

import pytest

from tests.browser.barriers import barriers
from tests.browser.demo_site import HEADERS, pages, serving
from watchdog.kept import OFTEN

RULES = "wcag2a wcag2aa wcag2aaa wcag21a wcag21aa wcag21aaa wcag22a wcag22aa wcag22aaa".split()
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1280, "height": 900}}
KIB = 1024

# Walked with the Tab key: where the focus is, and what is wrong with how it shows.
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const words = (one.innerText || one.value || one.name || one.tagName).trim().slice(0, 40);
  const inText = style.display === "inline" &&
    one.parentElement.innerText.trim().length > one.innerText.trim().length + 3;
  const least = one.matches(".menu a, .tags a, button, input, select, textarea") ? 44 : 24;
  const wrong = [];
  if (style.outlineStyle + style.boxShadow === "nonenone") wrong.push("focus does not show");
  if (box.bottom <= 0 || box.top >= innerHeight) wrong.push("focus is off the screen");
  if (!inText && (box.height < least - 0.5 || box.width < 24)) {
    wrong.push(`target of ${Math.round(box.width)} by ${Math.round(box.height)}`);
  }
  return {number: one.dataset.stop, words, wrong, href: one.getAttribute("href") || ""};
}"""
STOPS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const shown = all.filter((one) => one.type !== "hidden" && one.checkVisibility());
  shown.forEach((one, number) => (one.dataset.stop = number));
  return shown.length;
}"""
# Words of the main part as they are shown, and links that lead somewhere.
SHOWN = """() => ({
  words: document.querySelector("main").innerText.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) || [],
  links: [...document.querySelectorAll("a[href]")].map((one) => one.href),
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    base = tmp_path_factory.getbasetemp()
    # Workers share what their parent made room for.
    folder = (base.parent if base.name.startswith("popen-") else base) / "demo"
    with serving(folder) as address:
        yield address


@pytest.fixture
def open_page(site, chromium):
    contexts = []

    def open_one(**options):
        context = chromium.new_context(base_url=site, extra_http_headers=HEADERS, **options)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    "kind",
    [PHONE | {"color_scheme": "light"}, DESK | {"color_scheme": "dark"}],
    ids=["phone in light", "desktop in dark"],
)
def test_no_page_has_a_barrier_that_axe_finds(site, open_page, kind):
    page, found = open_page(**kind), {}

    for address in pages(site):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        if wrong := barriers(page, runOnly=[*RULES, "best-practice"]):
            found[address] = wrong

    assert found == {}


def test_every_control_is_reached_by_keyboard_and_large_enough_for_a_finger(site, open_page):
    page, found = open_page(viewport=PHONE["viewport"]), {}

    for address in pages(site):
        page.goto(address)
        number, stops = page.evaluate(STOPS), []
        # Some more than there are: what scrolls can be stopped at, too.
        for _ in range(number + 20):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None:
                break
            stops.append(stop)
        found |= {(address, stop["words"]): stop["wrong"] for stop in stops if stop["wrong"]}
        if not stops[0]["href"].startswith("#"):
            found[address, "the first stop"] = stops[0]["words"]
        reached = {stop["number"] for stop in stops} - {None}
        if len(reached) < number:
            found[address, "stops"] = f"{len(reached)} of {number}"

    assert found == {}


def test_every_page_says_the_same_without_scripts(site, open_page):
    plain, scripted, found = open_page(java_script_enabled=False), open_page(), {}

    for address in pages(site):
        plain.goto(address)
        scripted.goto(address)
        without, with_ = plain.evaluate(SHOWN), scripted.evaluate(SHOWN)
        missing = [word for word in with_["words"] if word not in set(without["words"])]
        if len(missing) > 0.02 * len(with_["words"]):
            found[address] = missing[:8]
        if lost := set(with_["links"]) - set(without["links"]):
            found[address, "links"] = lost
        assert len(without["words"]) > 20 or address == "/no-such-page/"

    assert found == {}


def test_every_page_is_light_and_asks_nobody_else(site, open_page):
    found = {}

    for address in pages(site):
        page = open_page(**PHONE)
        asked = _loaded(page, address)
        sizes = {kind: sum(asked_.values()) / KIB for kind, asked_ in asked.items()}
        html, css = sizes.get("Document", 0), sizes.get("Stylesheet", 0)
        whole = 14 if "/lite/" in address else 300
        limits = {
            "critical": (html + css, 24 if address == "/" else 14),
            "CSS": (css, 8),
            "scripts": (sizes.get("Script", 0), 10),
            "fonts": (sizes.get("Font", 0), 0),
            "in all": (sum(sizes.values()), whole),
            "requests": (sum(len(one) for one in asked.values()), 15),
        }
        found |= {(address, what): one for what, one in limits.items() if one[0] > one[1]}
        others = {urlsplit(url).netloc for one in asked.values() for url in one}
        if others != {urlsplit(site).netloc} or page.context.cookies():
            found[address, "others"] = others, page.context.cookies()
        page.context.close()

    assert found == {}


def _loaded(page, address) -> dict[str, dict[str, int]]:
    """Load the page; return how many bytes came over the line, by kind and address."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    requests, asked = {}, {}
    devtools.on(
        "Network.responseReceived",
        lambda said: requests.update({said["requestId"]: (said["type"], said["response"]["url"])}),
    )

    def finished(said):
        kind, url = requests[said["requestId"]]
        if not url.startswith("data:"):
            asked.setdefault(kind, {})[url] = said["encodedDataLength"]

    devtools.on("Network.loadingFinished", finished)
    # As whoever comes after others gets it.
    for _ in range(OFTEN):
        page.request.get(address)
    page.goto(address, wait_until="networkidle")
    return asked


@pytest.mark.parametrize(("width", "text"), [(320, "100%"), (360, "200%")])
def test_no_page_has_to_be_scrolled_sideways(site, open_page, width, text):
    page, found = open_page(viewport={"width": width, "height": 800}), {}

    for address in pages(site):
        page.goto(address)
        page.evaluate("(size) => (document.documentElement.style.fontSize = size)", text)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if too_wide > 1:
            found[address] = too_wide

    assert found == {}
