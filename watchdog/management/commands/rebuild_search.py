from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from journalists.record import Profile
from journalists.search import profile_docs
from posts.record import Edition, Section
from posts.search.index import LISTED, DocsOf, post_docs, section_docs
from posts.search.record import SearchDoc
from watchdog import progress

BATCH = 200


class Command(BaseCommand):
    help = (
        "Makes the index of what readers can find agree with the record, after a restore or an"
        " archive. After an interruption it goes on from there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", dest="every", action="store_true", help="also anew for what is in the index"
        )

    def handle(self, *args: Any, every: bool, **options: Any) -> None:
        at = timezone.now()
        kinds: list[tuple[str, Any, DocsOf[Any]]] = [
            (SearchDoc.Kind.POST, _shown(Edition, at), post_docs),
            (SearchDoc.Kind.PERSON, _shown(Profile, at).filter(is_withheld=False), profile_docs),
        ]
        kinds += [
            (kind, Section.objects.filter(kind=listed), section_docs)
            for listed, kind in LISTED.items()
        ]
        for kind, rows, docs_of in kinds:
            made, gone = self.rebuild(kind, rows, docs_of, every=every)
            self.stdout.write(f"{kind.lower()}: {made} indexed, {gone} taken out")

    def rebuild(
        self, kind: str, rows: Any, docs_of: DocsOf[Any], *, every: bool
    ) -> tuple[int, int]:
        docs = SearchDoc.objects.filter(kind=kind)
        gone, _details = docs.exclude(source__in=rows.order_by().values("pk")).delete()
        if not every:
            rows = rows.exclude(Exists(docs.filter(source=OuterRef("pk"))))
        made = 0
        for batch in progress.steps(
            _batches(rows), label=f"Indexing: {kind.lower()}", total=-(-rows.count() // BATCH)
        ):
            with transaction.atomic():
                docs.filter(source__in=[row.pk for row in batch]).delete()
                made += len(SearchDoc.objects.bulk_create(docs_of(batch)))
        return made, gone


def _shown(model: Any, at: datetime) -> Any:
    """What is visible or will be."""
    editions = model.objects.texts().unfinished(at=at)
    return editions.filter(visible_until__gt=F("visible_from"))


def _batches(rows: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.order_by("pk").filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk
