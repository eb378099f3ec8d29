"""Count what stands in the archive on each day already."""

from collections import Counter
from datetime import UTC, datetime

from django.db import migrations
from django.db.models import F

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


def fill(apps, schema_editor):
    Listing = apps.get_model("posts", "Listing")
    DayCount = apps.get_model("posts", "DayCount")
    now = datetime.now(UTC)
    listed = Listing.objects.filter(section__kind="FEED", visible_until__gt=F("visible_from"))
    rows = listed.filter(visible_until__gt=now)
    counts = Counter()
    times = rows.values_list("published_at", "visible_from", "visible_until")
    for published_at, since, until in times.iterator(chunk_size=5000):
        day = published_at.astimezone(UTC).date()
        counts[day, since if since > now else ALWAYS] += 1
        if until < FOREVER:
            counts[day, until] -= 1
    DayCount.objects.bulk_create(
        (DayCount(day=day, since=since, number=number) for (day, since), number in counts.items()),
        batch_size=1000,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("posts", "0031_count_posts_by_day")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
