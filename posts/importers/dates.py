"""The dates of feeds, which are written in more ways than the standards say."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# Those RFC 822 names. A zone of another name (MSK, CET) would be misread by hours without a word.
ZONES = frozenset("UT UTC GMT Z EST EDT CST CDT MST MDT PST PDT".split())
YEARS = range(1900, 2101)


class WrongDate(ValueError):
    """The text is not a date; the message says why."""


def read_date(text: str) -> datetime:
    """Return the time that a date of a feed names, in UTC.

    RFC 822 ("Tue, 30 Nov 2021 09:12:00 +0600"), as RSS has it, or ISO 8601, as Atom has it. Where
    no zone is said, or "-0000", it is UTC; a day without a time is its beginning.
    """
    words = text.split()
    try:
        moment = datetime.fromisoformat("T".join(words)) if len(words) <= 2 else _rfc822(words)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (IndexError, OverflowError, TypeError, ValueError) as error:
        raise WrongDate(f"“{text[:60]}” is not a date.") from error
    if moment.year not in YEARS:
        raise WrongDate(f"“{text[:60]}” is not a date of our time.")
    return moment


def _rfc822(words: list[str]) -> datetime:
    if words[-1].isalpha() and words[-1].upper() not in ZONES:
        raise ValueError(f"unknown time zone {words[-1]}")
    if any(word.startswith("-") for word in words[:-1]):
        # WordPress has "-0001" for never, which would be read as 2001.
        raise ValueError("a year before our era")
    return parsedate_to_datetime(" ".join(words))
