"""The words of the register: every vocabulary, each word with what it means and who uses it.

The words are those of the field, so that figures can be compared with those of CPJ (Committee to
Protect Journalists), RSF (Reporters Without Borders), UNESCO (Observatory of Killed Journalists)
and the Council of Europe's Platform for the Safety of Journalists. What a kind of event does to a
person's status is said in ``status.py``, and nowhere else.
"""

from collections.abc import Iterable, Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """One dated step of a case."""

    # Words or signs that announce harm. Council of Europe: "harassment and intimidation".
    THREATENED = "THREATENED", _("Threatened")
    # Violence that did not kill. Council of Europe: "attacks on physical safety and integrity".
    ATTACKED = "ATTACKED", _("Attacked")
    # A search of home or newsroom, or the seizure of equipment. Council of Europe: the same.
    RAIDED = "RAIDED", _("Searched")
    # Called in for questioning, as a witness or a suspect, and let go.
    SUMMONED = "SUMMONED", _("Summoned")
    # Deprived of liberty, on whatever ground. CPJ counts whoever is held on 1 December.
    DETAINED = "DETAINED", _("Detained")
    # An official accusation, also in absence. CPJ's "charges" keeps the words of the law.
    CHARGED = "CHARGED", _("Charged")
    # A court ordered detention before the verdict.
    PRETRIAL_DETENTION = "PRETRIAL_DETENTION", _("Sent to pretrial detention")
    # A court let that detention go on.
    DETENTION_EXTENDED = "DETENTION_EXTENDED", _("Detention extended")
    # Confined to a dwelling. RSF counts it as detention; so do we, under its own word.
    HOUSE_ARREST = "HOUSE_ARREST", _("Placed under house arrest")
    # A hearing on the merits; one that is still to come stands in the calendar.
    TRIAL = "TRIAL", _("Trial")
    # Found guilty, whatever the penalty.
    CONVICTED = "CONVICTED", _("Convicted")
    # The penalty was set: prison, a fine, a suspended term.
    SENTENCED = "SENTENCED", _("Sentenced")
    # At liberty under an order: not to travel, to publish, to leave a place. CPJ: the same.
    RESTRICTED = "RESTRICTED", _("Freedom restricted")
    # Found not guilty, also on appeal. Opens no gate by itself: the release is an event too.
    ACQUITTED = "ACQUITTED", _("Acquitted")
    # A higher court was called on, or answered without changing the outcome.
    APPEAL = "APPEAL", _("Appeal")
    # Moved to another place of detention.
    TRANSFERRED = "TRANSFERRED", _("Transferred")
    # Refused food, in protest.
    HUNGER_STRIKE = "HUNGER_STRIKE", _("Hunger strike")
    # Let go, where the manner is none of those below or is not known.
    RELEASED = "RELEASED", _("Released")
    RELEASED_SERVED = "RELEASED_SERVED", _("Released at the end of the sentence")
    RELEASED_PARDONED = "RELEASED_PARDONED", _("Pardoned and released")
    # The proceedings go on: at liberty, but pursued.
    RELEASED_BAIL = "RELEASED_BAIL", _("Released on bail")
    RELEASED_EXCHANGED = "RELEASED_EXCHANGED", _("Released in an exchange")
    RELEASED_AMNESTIED = "RELEASED_AMNESTIED", _("Amnestied and released")
    # Ordered free on paper while the gate stays shut, or held anew in the same hour.
    RELEASED_STILL_HELD = "RELEASED_STILL_HELD", _("Released on paper, still held")
    # Put on a wanted list, or designated: “foreign agent”, “extremist”, “terrorist”.
    WANTED = "WANTED", _("Declared wanted")
    # Left the country to escape prosecution or violence. CPJ, RSF: "in exile".
    EXILED = "EXILED", _("Forced into exile")
    # Made to leave by the state: expelled, deported, accreditation withdrawn.
    EXPELLED = "EXPELLED", _("Expelled")
    # Taken by somebody who is not the state, or who does not say. RSF: "hostages".
    ABDUCTED = "ABDUCTED", _("Abducted")
    # Nobody knows, or nobody says. CPJ, RSF: "missing".
    MISSING = "MISSING", _("Missing")
    # Found alive and at liberty. Whoever is found in a cell is “detained”.
    FOUND = "FOUND", _("Found alive")
    # UNESCO counts every killing of a journalist; CPJ tells the motive, see LinkToWork.
    KILLED = "KILLED", _("Killed")
    # UNESCO, CPJ: counted among the killed, whatever cause was given.
    DIED_IN_CUSTODY = "DIED_IN_CUSTODY", _("Died in custody")
    # What a court or prosecutor did about the harm. UNESCO: the state of the judicial inquiry.
    JUDICIAL_OUTCOME = "JUDICIAL_OUTCOME", _("Judicial outcome")
    # What the authorities answered. UNESCO and Council of Europe ask states and publish it.
    STATE_REPLY = "STATE_REPLY", _("Reply of the state")
    # We were wrong about something, and say what.
    CORRECTION = "CORRECTION", _("Correction")


# The steps that change a life; the timeline marks them.
TURNING = frozenset(
    {
        EventKind.DETAINED,
        EventKind.HOUSE_ARREST,
        EventKind.CONVICTED,
        EventKind.ACQUITTED,
        EventKind.RELEASED,
        EventKind.RELEASED_SERVED,
        EventKind.RELEASED_PARDONED,
        EventKind.RELEASED_BAIL,
        EventKind.RELEASED_EXCHANGED,
        EventKind.RELEASED_AMNESTIED,
        EventKind.RELEASED_STILL_HELD,
        EventKind.EXILED,
        EventKind.EXPELLED,
        EventKind.ABDUCTED,
        EventKind.MISSING,
        EventKind.FOUND,
        EventKind.KILLED,
        EventKind.DIED_IN_CUSTODY,
    }
)


# What somebody did to a person. Not what follows from it by itself, nor what ends it.
INCIDENTS = frozenset(
    EventKind(name)
    for name in (
        "THREATENED ATTACKED RAIDED SUMMONED DETAINED CHARGED HOUSE_ARREST CONVICTED SENTENCED"
        " RESTRICTED WANTED EXILED EXPELLED ABDUCTED MISSING KILLED DIED_IN_CUSTODY"
    ).split()
)
# Whom UNESCO and CPJ count among the killed; what courts did about it is told of these.
DEATHS = frozenset({EventKind.KILLED, EventKind.DIED_IN_CUSTODY})


class Precision(TextChoices):
    """How much of a date is known; the rest of it is padding and is never shown."""

    DAY = "DAY", _("day")
    MONTH = "MONTH", _("month")
    YEAR = "YEAR", _("year")
    # Some time between two days.
    RANGE = "RANGE", _("between two days")
    # It happened, and nobody says when. It stands before everything dated.
    UNKNOWN = "UNKNOWN", _("not known")


class Certainty(TextChoices):
    """How sure the newsroom is. After CPJ's "confirmed" and "unconfirmed"."""

    # Somebody says so, and the page says who.
    REPORTED = "REPORTED", _("reported")
    # Two independent sources, or an official document.
    CONFIRMED = "CONFIRMED", _("confirmed")
    # Somebody in a position to know denies it.
    DISPUTED = "DISPUTED", _("disputed")


class Identity(TextChoices):
    """Under which name readers may know the person."""

    NAMED = "NAMED", _("named")
    # A name chosen by the person. The other one is sealed (``private.py``).
    PSEUDONYM = "PSEUDONYM", _("under a pseudonym")
    # No name, page or list: the person counts in totals and nowhere else.
    WITHHELD = "WITHHELD", _("withheld")


class Consent(TextChoices):
    """On what ground the newsroom names somebody who is at risk."""

    PERSON = "PERSON", _("the person agreed")
    # For whoever cannot be asked.
    FAMILY = "FAMILY", _("family or lawyer agreed")
    # The name has stood in the national press or in a court's list.
    PUBLIC = "PUBLIC", _("already widely public")
    # Nobody could be asked. Such a person is not named.
    NOT_OBTAINED = "NOT_OBTAINED", _("not obtained")


class Employment(TextChoices):
    """CPJ's "employed as"."""

    STAFF = "STAFF", _("staff")
    FREELANCE = "FREELANCE", _("freelance")
    # Whoever reports without being paid for it: bloggers, citizen journalists. RSF counts apart.
    INDEPENDENT = "INDEPENDENT", _("independent or citizen journalist")
    # Drivers, guards, interpreters. CPJ and RSF count them apart.
    MEDIA_WORKER = "MEDIA_WORKER", _("media worker")


class LinkToWork(TextChoices):
    """Whether what happened has to do with the person's journalism. CPJ's "motive"."""

    CONFIRMED = "CONFIRMED", _("confirmed")
    PROBABLE = "PROBABLE", _("probable")
    UNCONFIRMED = "UNCONFIRMED", _("unconfirmed")
    # Known to have another reason; kept so that nobody adds it again.
    NOT_RELATED = "NOT_RELATED", _("not related to the work")


def surest_link(facts: Iterable[Sequence[str]]) -> str:
    """Return the surest of the links to the work among pairs of a Term and its word, or ""."""
    said = {word for term, word in facts if term == Term.LINK_TO_WORK}
    return next((word for word in LinkToWork.values if word in said), "")


class Justice(TextChoices):
    """How far a killing has been judged. CPJ's "impunity", UNESCO's "judicial status"."""

    NONE = "NONE", _("complete impunity")
    ONGOING = "ONGOING", _("proceedings under way")
    # Some of the killers were convicted, or those who fired and not those who ordered.
    PARTIAL = "PARTIAL", _("partial justice")
    FULL = "FULL", _("full justice")


def justice_by_case(facts: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return what these pairs of a Term and its text say of justice, by the title of the case."""
    found, case = {}, ""
    for term, text in facts:
        if term == Term.CASE:
            case = text
        elif term == Term.JUSTICE:
            found[case] = text
    return found


class ChargeStatus(TextChoices):
    """What has become of an accusation."""

    ANNOUNCED = "ANNOUNCED", _("announced")
    PENDING = "PENDING", _("pending")
    CONVICTED = "CONVICTED", _("convicted")
    ACQUITTED = "ACQUITTED", _("acquitted")
    DROPPED = "DROPPED", _("dropped")


class Plea(TextChoices):
    """What the person answered."""

    NOT_GUILTY = "NOT_GUILTY", _("not guilty")
    PARTIAL = "PARTIAL", _("partly guilty")
    GUILTY = "GUILTY", _("guilty")
    NONE = "NONE", _("no plea")


class Role(TextChoices):
    """What a person is to a post."""

    SUBJECT = "SUBJECT", _("the post is about this person")
    MENTIONED = "MENTIONED", _("the post mentions this person")
    AUTHOR = "AUTHOR", _("this person wrote the post")


class Term(TextChoices):
    """What a line of "The case" on a person's page says."""

    CASE = "CASE", _("Case")
    ACCOUNT = "ACCOUNT", _("What was done")
    CHARGE = "CHARGE", _("Charge")
    ARTICLE = "ARTICLE", _("Article of the law")
    CHARGE_STATUS = "CHARGE_STATUS", _("State of the charge")
    PLEA = "PLEA", _("Plea")
    SENTENCE = "SENTENCE", _("Sentence")
    SENTENCE_ENDS = "SENTENCE_ENDS", _("Sentence ends")
    APPEAL_UNTIL = "APPEAL_UNTIL", _("Appeal possible until")
    LINK_TO_WORK = "LINK_TO_WORK", _("Link to the work")
    JUSTICE = "JUSTICE", _("Justice so far")
    TOGETHER = "TOGETHER", _("Case of several")


# Lines whose text is a word of one of the vocabularies.
WORDS_OF: dict[str, type[TextChoices]] = {
    Term.CHARGE_STATUS: ChargeStatus,
    Term.PLEA: Plea,
    Term.LINK_TO_WORK: LinkToWork,
    Term.JUSTICE: Justice,
}


# Lines whose text is a day, 2026-11-24.
DAYS = frozenset({Term.SENTENCE_ENDS, Term.APPEAL_UNTIL})


class Day(TextChoices):
    """Why a day stands in the calendar."""

    HEARING = "HEARING", _("Hearing")
    APPEAL = "APPEAL", _("Appeal")
    SENTENCE_ENDS = "SENTENCE_ENDS", _("Sentence ends")
    APPEAL_UNTIL = "APPEAL_UNTIL", _("Last day to appeal")
    # Of the day since which somebody is held or missing, or on which they were killed.
    ANNIVERSARY = "ANNIVERSARY", _("Anniversary")


class Group(TextChoices):
    """The five situations that readers are shown figures of."""

    HELD = "HELD", _("in custody")
    PURSUED = "PURSUED", _("on trial, wanted or in exile")
    MISSING = "MISSING", _("missing")
    KILLED = "KILLED", _("killed")
    FREE = "FREE", _("free")


class Standing(TextChoices):
    """The status that readers are shown of one person: the word on the badge."""

    # Held.
    IN_CUSTODY = "IN_CUSTODY", _("In custody")
    # Held, and found guilty.
    IN_PRISON = "IN_PRISON", _("In prison")
    HOUSE_ARREST = "HOUSE_ARREST", _("Under house arrest")
    STILL_HELD = "STILL_HELD", _("Still held")
    # At liberty, but pursued.
    THREATENED = "THREATENED", _("Under threat")
    SUMMONED = "SUMMONED", _("Summoned")
    RESTRICTED = "RESTRICTED", _("Freedom restricted")
    CHARGED = "CHARGED", _("Charged")
    ON_TRIAL = "ON_TRIAL", _("On trial")
    ON_BAIL = "ON_BAIL", _("On bail")
    CONVICTED = "CONVICTED", _("Convicted")
    WANTED = "WANTED", _("Wanted")
    IN_EXILE = "IN_EXILE", _("In exile")
    EXPELLED = "EXPELLED", _("Expelled")
    # Missing.
    MISSING = "MISSING", _("Missing")
    ABDUCTED = "ABDUCTED", _("Abducted")
    # Killed.
    KILLED = "KILLED", _("Killed")
    DIED_IN_CUSTODY = "DIED_IN_CUSTODY", _("Died in custody")
    # Free.
    RELEASED = "RELEASED", _("Released")
    ACQUITTED = "ACQUITTED", _("Acquitted")
    FOUND = "FOUND", _("Found alive")
    # Nothing that is recorded weighs on the person.
    AT_LIBERTY = "AT_LIBERTY", _("At liberty")


_GROUPED = {
    Group.HELD: "IN_CUSTODY IN_PRISON HOUSE_ARREST STILL_HELD",
    Group.PURSUED: (
        "THREATENED SUMMONED RESTRICTED CHARGED ON_TRIAL ON_BAIL CONVICTED WANTED IN_EXILE EXPELLED"
    ),
    Group.MISSING: "MISSING ABDUCTED",
    Group.KILLED: "KILLED DIED_IN_CUSTODY",
    Group.FREE: "RELEASED ACQUITTED FOUND AT_LIBERTY",
}
GROUP_OF = {Standing(name): group for group, names in _GROUPED.items() for name in names.split()}
