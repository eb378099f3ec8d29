"""The figures that stand under the charts, as tables."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from journalists.charts import Table
from journalists.facets import Facets


def countries(facets: Facets) -> Table:
    """How many of those asked for there are in each country, the most first."""
    shown = sorted(facets.by_country, key=lambda pair: (-pair[1], pair[0].name))
    return Table(
        (_("Country"), _("Code"), _("People")),
        [(one.name, one.code, number) for one, number in shown],
    )


def by_year_table(numbers: Sequence[tuple[int, int]]) -> Table:
    """To how many something happened, by year, the newest first."""
    return Table((_("Year"), _("People")), list(reversed(numbers)))
