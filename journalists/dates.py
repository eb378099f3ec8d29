"""Days as far as they are known.

What a precision means, case by case: DAY is that day; MONTH and YEAR are the month or year that
the day lies in, whose rest is padding; RANGE is some time between two days; UNKNOWN has no day.
To be put in order, something happens on the first day on which it can have happened.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from journalists.kinds import Precision

# The more is known, the higher. A range may be wide, so it ranks below a month.
SHARPNESS = {
    Precision.UNKNOWN: 0,
    Precision.YEAR: 1,
    Precision.RANGE: 2,
    Precision.MONTH: 3,
    Precision.DAY: 4,
}


@dataclass(frozen=True)
class Moment:
    on: date | None
    precision: str = Precision.DAY
    until: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day on which it can have happened; None for nobody knows."""
        if self.on is None or self.precision == Precision.UNKNOWN:
            return None
        if self.precision == Precision.YEAR:
            return self.on.replace(month=1, day=1)
        if self.precision == Precision.MONTH:
            return self.on.replace(day=1)
        return self.on

    @property
    def day(self) -> date | None:
        """The day, if it is known to the day."""
        return self.on if self.precision == Precision.DAY else None

    @property
    def iso(self) -> str:
        """What stands in ``datetime="…"``: no more of the date than is known."""
        if self.on is None:
            return ""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
        return self.on.isoformat()[: length.get(Precision(self.precision), 0)]

    @property
    def label(self) -> str:
        if self.on is None or self.precision == Precision.UNKNOWN:
            return _("date unknown")
        if self.precision == Precision.RANGE and self.until:
            return _("between %(first)s and %(last)s") % {
                "first": written(self.on, "j E Y"),
                "last": written(self.until, "j E Y"),
            }
        pattern = {Precision.MONTH: "F Y", Precision.YEAR: "Y"}
        return written(self.on, pattern.get(Precision(self.precision), "j E Y"))

    def __str__(self) -> str:
        return self.label
