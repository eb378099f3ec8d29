"""Which columns of a file mean what: plain data, one mapping for each kind of file.

To read the export of another register, add a mapping here. Nothing is guessed: a column that no
mapping names is reported and left out.
"""

from collections.abc import Mapping as Words
from dataclasses import dataclass, field

from journalists.kinds import EventKind

# What a row can say, by the names that ``people.py`` has for it.
LINES = (
    "name sort_name native_name native_language outlet role country origin case"
    " place actor attribution publisher url"
).split()
TEXTS = "account text".split()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the files of one register are read.

    Of several columns for one thing the first counts that says something. `words` translates what
    stands in a cell; "" there is for a word that says nothing. `sentences` are put together to tell
    what happened. `ignored` are columns that we know and have no use for.
    """

    name: str
    about: str
    required: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...] = ()
    words: dict[str, Words[str, str]] = field(default_factory=dict)
    sentences: tuple[tuple[str, Words[str, str]], ...] = ()
    defaults: dict[str, str] = field(default_factory=dict)
    # Written in small letters, as words in a sentence are.
    lowered: frozenset[str] = frozenset()
    # Whether a name may have another one in brackets behind it.
    has_bynames: bool = False

    @property
    def known(self) -> set[str]:
        named = {column for columns in self.columns.values() for column in columns}
        return named | set(self.ignored) | {column for column, _words in self.sentences}


CPJ = Mapping(
    name="cpj",
    about="the export of the Committee to Protect Journalists, killed and missing",
    required=("fullName", "year", "country", "status"),
    columns={
        "name": ("fullName",),
        "sort_name": ("sortName",),
        "outlet": ("organizations",),
        "role": ("jobs",),
        "employment": ("type", "employedAs"),
        "country": ("country",),
        "origin": ("primaryNationality",),
        "event": ("status",),
        "date": ("year",),
        "place": ("location", "locality"),
        "actor": ("sourcesOfFire",),
        "link_to_work": ("motiveConfirmed",),
        "justice": ("impunityMurder",),
    },
    ignored=tuple(
        "combinedStatus secondaryNationality tertiaryNationality gender lastStatus coverage mediums"
        " region state province localOrForeign accountabilityCrossfire accountabilityAssignment"
        " charges motive lengthOfSentence healthProblems impCountry entry sentenceDate sentence"
        " locationImprisoned".split()
    )
    + ("Type of journalist",),
    words={
        "employment": {
            "Journalist": "",
            "Media Worker": "MEDIA_WORKER",
            "Staff": "STAFF",
            "Freelance": "FREELANCE",
        },
        # Whoever is in prison has other columns, whose dates this mapping does not know.
        "event": {"Killed": "KILLED", "Missing": "MISSING"},
        "link_to_work": {"Confirmed": "CONFIRMED", "Unconfirmed": "UNCONFIRMED", "N/A": ""},
        "justice": {
            "Complete Impunity": "NONE",
            "Partial Impunity": "PARTIAL",
            "Full Justice": "FULL",
        },
    },
    sentences=(
        (
            "typeOfDeath",
            {
                "Murder": "Murdered.",
                "Crossfire": "Killed in crossfire.",
                "Dangerous Assignment": "Killed on a dangerous assignment.",
            },
        ),
        ("captive", {"Yes": "Taken captive before."}),
        ("threatened", {"Yes": "Threatened before."}),
        ("tortured", {"Yes": "Tortured."}),
    ),
    defaults={
        "publisher": "Committee to Protect Journalists",
        "url": "https://cpj.org/data/",
        "attribution": "Committee to Protect Journalists",
    },
    lowered=frozenset({"role", "actor"}),
    has_bynames=True,
)

PLAIN = Mapping(
    name="plain",
    about="our own column names, docs/importing.md lists them",
    required=("name", "country", "event", "date"),
    columns={
        name: (name,)
        for name in (
            *LINES,
            *TEXTS,
            *"id aliases employment event date link_to_work justice".split(),
        )
    },
)

MAPPINGS = {mapping.name: mapping for mapping in (CPJ, PLAIN)}

# States that are no more. People died in them all the same, so each is proposed without a code.
DISSOLVED = frozenset(
    {
        "czechoslovakia",
        "east germany",
        "serbia and montenegro",
        "soviet union",
        "ussr",
        "yugoslavia",
        "zaire",
    }
)

# How a case is called that the file has no name for; for the other kinds it is the kind.
CASE_NAMES = {EventKind.KILLED: "Killing", EventKind.MISSING: "Disappearance"}


def mapping_for(columns: tuple[str, ...]) -> Mapping | None:
    """Return the mapping that these columns were made for, if there is one."""
    fitting = [m for m in MAPPINGS.values() if set(m.required) <= set(columns)]
    return max(fitting, key=lambda m: len(m.known & set(columns)), default=None)


def lacking(mapping: Mapping, columns: tuple[str, ...]) -> list[str]:
    return [column for column in mapping.required if column not in columns]
