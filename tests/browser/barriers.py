"""What keeps somebody out of a page, as axe-core finds it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# A symbol whose font is not there yet, or a colour on its way to another, would be judged as it
# is for a moment.
AT_REST = """async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.all(moving.map((one) => one.finished.catch(() => null)));
}"""


def barriers(page: Page, context: str | None = None, **options) -> dict[str, str]:
    """The rules that the page breaks as it stands, each with the first element that does."""
    page.evaluate(AT_REST)
    run = Axe().run(page, context, {"resultTypes": ["violations"]} | options)
    return {one["id"]: one["nodes"][0]["html"][:120] for one in run.response["violations"]}


def barriers_in_every_look(page: Page, *widths: int, context: str | None = None) -> dict[str, str]:
    """The same in light and in dark, and whether the page runs over, at each of the widths."""
    found = {}
    height = page.viewport_size["height"]
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        for rule, element in barriers(page, context).items():
            found[f"{rule} at {width} in light"] = element
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"runs over at {width}"] = page.url
        # Nothing but its colours tells the dark page from the light one.
        page.emulate_media(color_scheme="dark")
        for rule, element in barriers(page, context, runOnly=["color-contrast"]).items():
            found[f"{rule} at {width} in dark"] = element
    return found
