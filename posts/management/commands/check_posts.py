from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from posts.desk import Post
from posts.record import Edition
from watchdog import progress
from watchdog.copies import State


class Command(BaseCommand):
    help = (
        "Lists what the checks say of posts that are on their way to readers or with them, one"
        " line a problem. Ends with 1 if anything blocks one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="slug", help="these posts, in any state")
        parser.add_argument(
            "--live", action="store_true", help="only posts whose text readers see now"
        )

    def handle(self, *args: Any, slugs: list[str], live: bool, **options: Any) -> None:
        at = timezone.now()
        wanted = (
            named(slugs) if slugs else Post.objects.exclude(state__in={State.DRAFT, State.SPIKED})
        )
        if live:
            texts = Edition.objects.visible(at=at).texts().filter(post_id=OuterRef("pk"))
            wanted = (wanted if slugs else Post.objects.all()).filter(Exists(texts))
        numbers = list(wanted.order_by("pk").values_list("pk", flat=True))
        blocks = warnings = 0
        for pk in progress.steps(numbers, label="Checking posts", total=len(numbers)):
            post = Post.objects.select_related("region", "series").get(pk=pk)
            for problem in post.door.problems(post, at=at):
                blocks += problem.level == "block"
                warnings += problem.level == "warn"
                self.stdout.write(f"{post.slug}: {problem.level}: {problem.message}")
        self.stdout.write(f"posts {len(numbers)}, blocks {blocks}, warnings {warnings}")
        if blocks:
            raise SystemExit(1)


def named(slugs: list[str]) -> QuerySet[Post]:
    posts = Post.objects.filter(slug__in=slugs)
    if unknown := sorted(set(slugs) - set(posts.values_list("slug", flat=True))):
        raise CommandError(f"No post has this slug: {', '.join(unknown)}", returncode=2)
    return posts
