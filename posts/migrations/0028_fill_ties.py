"""Let posts that were published before be related to others, too: by their series and rare tags."""

from collections import Counter
from datetime import UTC, datetime

from django.db import migrations

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
RARE, TAGS = 40, 3


def fill(apps, schema_editor):
    Edition = apps.get_model("posts", "Edition")
    Listing = apps.get_model("posts", "Listing")
    standing = Listing.objects.filter(visible_until=FOREVER)
    under = Counter(standing.filter(section__kind="TAG").values_list("section", flat=True))
    editions = Edition.objects.filter(kind="TEXT", visible_until=FOREVER).order_by("pk")
    for edition in editions.iterator(chunk_size=200):
        sections = [row.section for row in edition.listings.select_related("section")]
        edition.ties = _ties(edition, sections, under)
        edition.save(update_fields=["ties"])


def _ties(edition, sections, under):
    place = edition.region["slug"] if edition.region else ""
    region = next((s.pk for s in sections if (s.kind, s.slug) == ("REGION", place)), None)
    tags = sorted((under[s.pk], s.pk, s.name) for s in sections if s.kind == "TAG")
    rare = [[pk, name] for number, pk, name in tags if number <= RARE + 1][:TAGS]
    return {
        "series": next((s.pk for s in sections if s.kind == "SERIES"), None),
        "region": region,
        "tags": rare if region else [],
    }


class Migration(migrations.Migration):
    dependencies = [("posts", "0027_tie_related_posts")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
