"""Count what stands under each tag already."""

from collections import Counter
from datetime import UTC, datetime

from django.db import migrations
from django.db.models import F

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


def fill(apps, schema_editor):
    Listing = apps.get_model("posts", "Listing")
    TagCount = apps.get_model("posts", "TagCount")
    now = datetime.now(UTC)
    listed = Listing.objects.filter(section__kind="TAG", visible_until__gt=F("visible_from"))
    rows = listed.filter(visible_until__gt=now)
    counts = Counter()
    times = rows.values_list("section_id", "published_at", "visible_from", "visible_until")
    for section, published_at, since, until in times.iterator(chunk_size=5000):
        month = published_at.astimezone(UTC).date().replace(day=1)
        counts[section, month, since if since > now else ALWAYS] += 1
        if until < FOREVER:
            counts[section, month, until] -= 1
    TagCount.objects.bulk_create(
        (
            TagCount(section_id=section, month=month, since=since, number=number)
            for (section, month, since), number in counts.items()
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("posts", "0033_count_posts_by_tag")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
