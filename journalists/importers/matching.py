"""Who a row is: somebody of an earlier import, somebody at the desk already, or nobody yet.

An external id says it alone; otherwise only name, country and year together do, and never a name
by itself. Several people can share all three. Of them only a row that is the same in everything is
known again, and one that has changed only if it cannot be any other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from journalists.desk import Event, Journalist
from journalists.importers.names import fold, is_known
from journalists.importers.people import Person
from journalists.importers.refusals import WrongCell
from journalists.origins import ExternalId, ImportedRow
from journalists.record import Profile
from posts.desk import Region
from posts.sections import lineage


@dataclass(slots=True)
class Known:
    """What an earlier import left of one person."""

    pk: int
    journalist_id: int
    digest: str
    is_claimed: bool = False


@dataclass(slots=True)
class Namesake:
    """Somebody at the desk as far as names are compared; `country` is the region's number."""

    journalist_id: int
    country: int | None
    years: set[int] = field(default_factory=set)


class Desk:
    """Everybody at the desk, by what an import of one source knows them by."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.by_id = {
            (scheme, value): journalist
            for scheme, value, journalist in ExternalId.objects.values_list(
                "scheme", "value", "journalist_id"
            )
        }
        self.numbered = {(scheme, journalist) for (scheme, _), journalist in self.by_id.items()}
        self.known_by_key: dict[str, list[Known]] = defaultdict(list)
        self.known_by_journalist: dict[int, Known] = {}
        for row in ImportedRow.objects.filter(source=source).order_by("pk"):
            known = Known(row.pk, row.journalist_id, row.digest)
            self.known_by_key[row.key].append(known)
            self.known_by_journalist[row.journalist_id] = known
        self.namesakes: dict[str, list[Namesake]] = defaultdict(list)
        self._load_names()
        self.slugs = set(Journalist.objects.values_list("slug", flat=True))
        self.slugs |= set(Profile.objects.values_list("slug", flat=True))

    def add(self, person: Person, journalist: Journalist, country: int | None) -> None:
        """Remember somebody whom this run has made."""
        namesake = Namesake(journalist.pk, country, {person.year} if person.year else set())
        self._name(namesake, (person.name, person.native_name, *person.aliases))
        self.slugs.add(journalist.slug)

    def number(self, external_id: tuple[str, str], journalist: Journalist) -> None:
        self.by_id[external_id] = journalist.pk
        self.numbered.add((external_id[0], journalist.pk))

    def already_here(self, person: Person, country: int | None) -> Namesake | None:
        """Return who came here otherwise and has this name, in this country and year."""
        if not person.can_be_matched:
            return None
        for one in self.alike(person):
            is_of_this_source = one.journalist_id in self.known_by_journalist
            if not is_of_this_source and one.country == country and person.year in one.years:
                return one
        return None

    def alike(self, person: Person) -> list[Namesake]:
        """Return everybody with one of this person's names, whatever the country and year."""
        if not is_known(person.name):
            return []
        names = {fold(name) for name in (person.name, person.native_name) if name}
        found = (namesake for name in sorted(names) for namesake in self.namesakes.get(name, ()))
        return list({namesake.journalist_id: namesake for namesake in found}.values())

    def _load_names(self) -> None:
        countries = _countries()
        years: dict[int, set[int]] = defaultdict(set)
        dated = Event.objects.exclude(on=None).values_list("case__journalist_id", "on__year")
        for journalist, year in dated.iterator():
            years[journalist].add(year)
        fields = ("pk", "region_id", "name", "native_name", "aliases")
        for pk, region, *names, aliases in Journalist.objects.values_list(*fields).iterator():
            namesake = Namesake(pk, countries.get(region), years[pk])
            self._name(namesake, (*names, *aliases.splitlines()))

    def _name(self, namesake: Namesake, names: Iterable[str]) -> None:
        for folded in {fold(name) for name in names if is_known(name)} - {""}:
            self.namesakes[folded].append(namesake)


class Matcher:
    """Finds the earlier import of each row of one file, each of them once."""

    def __init__(self, desk: Desk, people: Iterable[Person]) -> None:
        """`people` is the whole file, read once before anything of it is saved."""
        self.desk = desk
        self.ids: dict[tuple[str, str], int] = {}
        # Short, since there is one for each row of the file.
        self.digests: dict[bytes, Counter[str]] = defaultdict(Counter)
        for person in people:
            self.digests[_short(person)][person.digest] += 1

    def find(self, person: Person) -> Known | None:
        """Return what an earlier import left of this person, None for somebody new to it.

        Raises WrongCell where that cannot be told, or where an id is of somebody written here.
        """
        known = self._by_id(person) or self._by_row(person)
        if known is not None:
            known.is_claimed = True
        return known

    def _by_id(self, person: Person) -> Known | None:
        if person.external_id is None:
            return None
        before = self.ids.setdefault(person.external_id, person.number)
        if before != person.number:
            raise WrongCell(person.column("id"), f"Row {before} has the same number.")
        journalist = self.desk.by_id.get(person.external_id)
        if journalist is not None and journalist not in self.desk.known_by_journalist:
            raise WrongCell(person.column("id"), at_the_desk(journalist))
        return self.desk.known_by_journalist[journalist] if journalist is not None else None

    def _by_row(self, person: Person) -> Known | None:
        rows = [row for row in self.desk.known_by_key.get(person.key, ()) if self._may(row, person)]
        if same := next((row for row in rows if row.digest == person.digest), None):
            return same
        digests = self.digests[_short(person)]
        # What another row of the file is the same as, that row will claim.
        free = [row for row in rows if not digests[row.digest]]
        if not free:
            return None
        stored = {row.digest for row in self.desk.known_by_key[person.key]}
        new = sum(count for digest, count in digests.items() if digest not in stored)
        if person.can_be_matched and len(free) == new == 1:
            return free[0]
        raise WrongCell(
            person.column("name"),
            f"{person.described} is new or has changed, and nothing says which: an earlier import"
            f" brought {len(free)} of this name that the file no longer has as they were.",
        )

    def _may(self, row: Known, person: Person) -> bool:
        """Whether nobody has this row yet, and its person no other number in the same register."""
        if row.is_claimed:
            return False
        if person.external_id is None:
            return True
        return (person.external_id[0], row.journalist_id) not in self.desk.numbered


def _short(person: Person) -> bytes:
    return bytes.fromhex(person.key[:24])


def at_the_desk(journalist: int) -> str:
    return (
        f"This is number {journalist} at the desk already, whom no list of this kind brought."
        " Change it there."
    )


def _countries() -> dict[int | None, int]:
    """Return, by the number of each region, that of the country it lies in, or its own."""
    regions = {region.pk: region for region in Region.objects.all()}
    for region in regions.values():
        region.parent = regions[region.parent_id] if region.parent_id else None
    return {pk: country_of(region).pk for pk, region in regions.items()}


def country_of(region: Region) -> Region:
    return next((part for part in lineage(region) if part.kind == Region.Kind.COUNTRY), region)
