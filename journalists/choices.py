"""What the form above a list of people offers to choose from."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from journalists.facets import Facets
from journalists.filters import UNSAID, Filters
from journalists.kinds import EventKind, Justice, LinkToWork


class Choices:
    """The options of each menu, those with a number that says to how many people they lead."""

    def __init__(self, filters: Filters, facets: Facets, years: list[tuple[int, int]]) -> None:
        self.filters, self.facets, self._years = filters, facets, years

    @property
    def countries(self) -> SafeString:
        found = self.facets.countries
        asked = self.filters.words.get("country")
        shown = [(one, number) for one, number in found if number or one.slug == asked]
        return self._options(
            "country", ((one.slug, f"{one.name} ({number})") for one, number in shown)
        )

    @property
    def statuses(self) -> SafeString:
        # Of a past day the numbers are those of statistics.
        is_past = self.filters.day is not None
        return self._options(
            "status",
            (
                (group.lower(), capfirst(group.label) + ("" if is_past else f" ({number})"))
                for group, number in self.facets.statuses
            ),
        )

    @property
    def years(self) -> SafeString:
        shown = [(year, number) for year, number in reversed(self._years) if number]
        return self._options("year", ((str(year), f"{year} ({number})") for year, number in shown))

    @property
    def kinds(self) -> SafeString:
        return self._options("kind", ((kind.lower(), kind.label) for kind in EventKind))

    @property
    def works(self) -> SafeString:
        return self._options("work", ((one.lower(), capfirst(one.label)) for one in LinkToWork))

    @property
    def justice(self) -> SafeString:
        words = [(one.lower(), capfirst(one.label)) for one in Justice]
        return self._options("justice", [*words, (UNSAID, capfirst(_("not recorded")))])

    @property
    def is_more(self) -> bool:
        """Whether something is asked for that stands under “more”."""
        return bool(self.filters.words.keys() & {"year", "outlet", "kind", "work", "justice", "on"})

    def _options(self, name: str, choices: Iterable[tuple[str, object]]) -> SafeString:
        # A long menu would take a template most of its time.
        chosen = self.filters.words.get(name, "")
        listed = list(choices)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((value, _selected(value == chosen), label) for value, label in listed),
        )
        if chosen and chosen not in dict(listed):
            return format_html('<option value="{}" selected>{}</option>{}', chosen, chosen, options)
        return options


def _selected(is_chosen: bool) -> SafeString:
    return SafeString(" selected") if is_chosen else SafeString("")
