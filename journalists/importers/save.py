"""A list saved as drafts: whatever a second run finds as it was, it leaves alone.

Nothing that arrives here is published, and nothing can be before an editor has said on what ground
the person is named. A row that somebody has worked on at the desk since is never written over.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import batched

from django.db import models, transaction

from journalists.desk import Case, Event, Journalist, Source
from journalists.importers.fields import check, fields_of, row_name
from journalists.importers.mappings import Mapping
from journalists.importers.matching import Desk, Known, Matcher, at_the_desk, country_of
from journalists.importers.names import bare
from journalists.importers.people import Person, read_person
from journalists.importers.refusals import Refusal, WrongCell
from journalists.importers.regions import Countries
from journalists.importers.tables import Table
from journalists.origins import DuplicateProposal, ExternalId, ImportedRow
from posts.desk import Region
from posts.importers.regions import path
from posts.importers.tally import Tally
from watchdog import workflow
from watchdog.copies import State
from watchdog.progress import steps
from watchdog.text import slugify_line

BATCH = 100
# Of a name that hundreds share, the first few are enough to look at.
MAX_PROPOSALS = 5


def save(
    table: Table, mapping: Mapping, *, at: datetime, tell: Callable[[str], None] | None = None
) -> Tally:
    """Bring everybody of a list to the desk; `tell` is given a line for each row that comes in.

    All of the file is read before anything of it is saved. Raises Unreadable if that fails.
    """
    total = 0

    def everybody() -> Iterator[Person]:
        nonlocal total
        for found in read(table, mapping):
            total += 1
            if isinstance(found, Person):
                yield found

    matcher = Matcher(Desk(mapping.name), everybody())
    saver = _Saver(table, matcher, at=at, tell=tell or (lambda _line: None))
    rows = steps(read(table, mapping), label="Rows", total=total)
    for batch in batched(rows, BATCH):
        with transaction.atomic():
            for found in batch:
                saver.take(found)
    return saver.finished()


def read(table: Table, mapping: Mapping) -> Iterator[Person | Refusal]:
    """Yield everybody in a list, holding one at a time."""
    for number, row in table.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        try:
            yield read_person(number, row, mapping)
        except WrongCell as problem:
            yield Refusal(number, problem.column, str(problem))


class _Saver:
    def __init__(
        self, table: Table, matcher: Matcher, *, at: datetime, tell: Callable[[str], None]
    ) -> None:
        self.name, self.matcher, self.desk = table.path.name, matcher, matcher.desk
        self.at, self.tell = at, tell
        self.countries = Countries()
        self.tally = Tally()

    def take(self, found: Person | Refusal) -> None:
        """Save one row, or note why it does not come in."""
        if isinstance(found, Refusal):
            self.refuse(found)
            return
        try:
            self.save(found)
        except WrongCell as problem:
            self.refuse(Refusal(found.number, problem.column, str(problem)))
        else:
            where = f"{self.name}: row {found.number}"
            self.tally.notes += [f"{where}, {note}" for note in found.notes]

    def finished(self) -> Tally:
        if self.countries.new:
            regions = ", ".join(path(region) for region in self.countries.new)
            self.tally.notes.append(f"Regions proposed to the desk: {regions}.")
        self.tally.notes += self.countries.notes
        return self.tally

    def refuse(self, refusal: Refusal) -> None:
        self.tally.refused.append((f"{self.name}: {refusal.where}", refusal.reason))

    def save(self, person: Person) -> None:
        known = self.matcher.find(person)
        if known is None:
            self.create(person)
        elif known.digest == person.digest:
            self.tally.unchanged += 1
            self.tell(f"same: row {person.number}, {person.described}")
        else:
            self.update(person, known)

    # Somebody new

    def create(self, person: Person) -> None:
        fields = fields_of(person, self.countries)
        country = _country_key(fields[Journalist]["region"])
        if one := self.desk.already_here(person, country):
            raise WrongCell(person.column("name"), at_the_desk(one.journalist_id))
        journalist = Journalist(
            slug=self.free_slug(person),
            created_at=self.at,
            changed_at=self.at,
            **fields[Journalist],
        )
        case = Case(journalist=journalist, **fields[Case])
        source = Source(case=case, **fields[Source]) if fields[Source] else None
        event = Event(case=case, is_public=True, recorded_at=self.at, **fields[Event])
        for row in filter(None, (journalist, case, source, event)):
            check(row, person)
        for row in filter(None, (journalist, case, source, event)):
            row.save()
        if source:
            event.sources.add(source)
        self.propose(person, journalist)
        self.desk.add(person, journalist, country)
        self.number(person, journalist)
        self.remember(person, journalist, ImportedRow(journalist=journalist))
        self.tally.created += 1
        self.tell(f"new: row {person.number}, {person.described}")

    def propose(self, person: Person, journalist: Journalist) -> None:
        """Say who else has this name, for an editor to look at."""
        for one in self.desk.alike(person)[:MAX_PROPOSALS]:
            DuplicateProposal.objects.create(
                first_id=min(one.journalist_id, journalist.pk),
                second_id=max(one.journalist_id, journalist.pk),
                why=f"One name. Row {person.number} of {self.name[:100]} has the later one.",
            )
            self.tally.notes.append(
                f"{self.name}: row {person.number}, {person.column('name')}: {person.described} has"
                f" the name of number {one.journalist_id} at the desk. They are kept apart; look at"
                " both under “possible duplicates”."
            )

    def free_slug(self, person: Person) -> str:
        slug = slugify_line(bare(person.name), "person")
        if slug in self.desk.slugs and person.year:
            slug = f"{slug}-{person.year}"
        number, free = 1, slug
        while free in self.desk.slugs:
            number += 1
            free = f"{slug}-{number}"
        return free

    # Somebody of an earlier import

    def update(self, person: Person, known: Known) -> None:
        journalist = Journalist.objects.select_for_update().get(pk=known.journalist_id)
        row = ImportedRow.objects.get(pk=known.pk)
        changed = self.changes(person, journalist)
        is_worked_on = journalist.version != row.version or journalist.state != State.DRAFT
        if changed and is_worked_on:
            name = changed[0][0]
            raise WrongCell(
                person.column(name),
                f"It has changed, but somebody has worked on {person.described}, number"
                f" {journalist.pk} at the desk, since the last import. Change it there.",
            )
        for _name, part in changed:
            check(part, person)
        for part in {id(part): part for _name, part in changed}.values():
            part.save()
            if isinstance(part, Source):
                for event in part.case.events.all():
                    event.sources.add(part)
        is_new_number = self.number(person, journalist)
        if changed:
            self.remember(person, journalist, row)
        else:
            # Said in other words, or done here by hand. Whoever worked on it is not forgotten.
            ImportedRow.objects.filter(pk=row.pk).update(digest=person.digest)
        if changed or is_new_number:
            self.tally.updated += 1
            columns = ", ".join(dict.fromkeys(person.column(name) for name, _part in changed))
            self.tell(f"changed: row {person.number}, {columns or 'id'}: {person.described}")
        else:
            self.tally.unchanged += 1
            self.tell(f"same: row {person.number}, {person.described}")

    def changes(self, person: Person, journalist: Journalist) -> list[tuple[str, models.Model]]:
        """Put what the row says into the working copy; return what that changes, unsaved."""
        fields = fields_of(person, self.countries)
        found: list[tuple[str, models.Model]] = []
        case = journalist.cases.first()
        event = Event.objects.of(journalist).as_recorded().first()
        source = event.sources.first() if event else None
        if source is None and case and fields[Source]:
            source = Source(case=case)
        for part in (journalist, case, event, source):
            for name, value in fields.get(type(part), {}).items():
                if getattr(part, name) != value and part is not None:
                    setattr(part, name, value)
                    found.append((row_name(name), part))
        return found

    # Both

    def number(self, person: Person, journalist: Journalist) -> bool:
        """Keep the person's number in the other register; return whether it is a new one."""
        if person.external_id is None or person.external_id in self.desk.by_id:
            return False
        scheme, value = person.external_id
        ExternalId.objects.create(journalist=journalist, scheme=scheme, value=value)
        self.desk.number(person.external_id, journalist)
        return True

    def remember(self, person: Person, journalist: Journalist, row: ImportedRow) -> None:
        """Record the save, and what was read, so that the next run knows what has changed."""
        workflow.saved(journalist, by=None, at=self.at, reason=f"import: {self.name}"[:200])
        journalist.refresh_from_db(fields=["version"])
        row.source, row.key, row.digest = person.source, person.key, person.digest
        row.version, row.imported_at = journalist.version, self.at
        row.save()
        self.desk.known_by_journalist.setdefault(
            journalist.pk, Known(row.pk, journalist.pk, row.digest, is_claimed=True)
        )


def _country_key(region: Region | None) -> int | None:
    return country_of(region).pk if region else None
