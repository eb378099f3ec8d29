"""What the demo's newsroom says among itself: notes, sources, who has what and what comes next.

Posts are named by their keys, people by the names of their log-ins.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoNote:
    """A note and its replies, each ``(who, what)``. A resolved one was resolved by the last."""

    post: str
    by: str
    text: str
    quote: str = ""
    replies: tuple[tuple[str, str], ...] = ()
    is_resolved: bool = False


@dataclass(frozen=True, slots=True)
class DemoPostSource:
    post: str
    publisher: str
    says: str = ""
    url: str = ""
    archived_url: str = ""
    is_public: bool = False
    days_ago: int = 0


NOTES = (
    DemoNote(
        post="karajylga-wiretap",
        by="editor",
        quote="a document suggests",
        text="Whose document, and who else has seen it? We name the office that issued it or wait.",
    ),
    DemoNote(
        post="letters-5",
        by="photo",
        text="The shelf itself would be stronger than the gate. I have asked for a picture of it.",
        replies=(("reporter", "Zinaida agreed, without her face."),),
    ),
    DemoNote(
        post="letters-5",
        by="editor",
        quote="She has 180 of them, the oldest from six years ago.",
        text="Who counted?",
        replies=(("reporter", "She did, in front of me, in May."), ("editor", "Good.")),
        is_resolved=True,
    ),
    DemoNote(
        post="salcieni-rule",
        by="chief",
        quote="It was the shortest item on the agenda",
        text="Lovely. Can we have the minutes in the sources before it goes out?",
    ),
    DemoNote(
        post="adjara-closed-doors",
        by="editor",
        text="The verdict comes tomorrow: the preview is scheduled for the morning, change it then.",
    ),
)

SOURCES = (
    DemoPostSource(
        post="karajylga-wiretap",
        publisher="A letter of the prosecutor's office, seen by us",
        says="Asks an operator for the calls of nine numbers. The second page is missing.",
        days_ago=2,
    ),
    DemoPostSource(
        post="letters-5",
        publisher="Postal rules of the region",
        says="Letters that nobody accepts are kept for thirty days.",
        url="https://post.example.net/rules/undelivered",
        archived_url="https://archive.example.net/2026/post-rules",
        days_ago=40,
    ),
    DemoPostSource(
        post="salcieni-rule",
        publisher="The station's supervisory board",
        says="Minutes of the vote, four to three.",
        url="https://station.example.net/minutes",
        days_ago=1,
    ),
    DemoPostSource(
        post="adjara-closed-doors",
        publisher="Court of Naghvari",
        says="Notice of repairs to the public gallery.",
        url="https://court.example.net/notices/gallery",
        archived_url="https://archive.example.net/2026/gallery",
        is_public=True,
    ),
    DemoPostSource(
        post="adjara-closed-doors",
        publisher="Teona Zghvari, lawyer",
        says="By phone, after the hearing. Agreed to be named.",
    ),
)

# Who has it now.
ASSIGNED = {"karajylga-wiretap": "reporter", "salcieni-rule": "chief", "letters-5": "editor"}
# Sent back to whoever wrote it, with a reason.
RETURNED = {
    "karajylga-wiretap": "Not without a second source. Ask the operator, and take the note to the "
    "lawyer out of the headline."
}
# In so many days somebody looks at the story again; 0 is the day of loading.
FOLLOW_UPS = {"kerbulan-nineteen-hours": 0, "airport-detention": -2, "bail-paid": 5}
EMBARGOES = {"letters-5": 3}
# Days until the rights to a photo end, and until a person is looked at again.
RIGHTS = {"mast-hill": 9, "library-gaps": -1}
REVIEWS = {"alsu-karimbirdina": 0, "tural-gumarzade": 6}
# For whom a text was shown outside.
SHOWN_TO = {"letters-5": "A lawyer in Lugovetsk"}
