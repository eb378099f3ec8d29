"""Gives the rows of the profiles that exist what new ones are written with."""

from django.db import migrations
from django.db.models import OuterRef, Subquery

from journalists.kinds import DEATHS, justice_by_case

BATCH = 1000


def forwards(apps, schema_editor):
    profiles = apps.get_model("journalists", "Profile").objects
    spans = apps.get_model("journalists", "ProfileSpan").objects
    whose = profiles.filter(pk=OuterRef("profile"))
    spans.update(
        visible_from=Subquery(whose.values("visible_from")),
        visible_until=Subquery(whose.values("visible_until")),
    )
    for profile in profiles.filter(kind="TEXT", is_withheld=False).iterator():
        _count(apps, profile)


def _count(apps, profile):
    rows = apps.get_model("journalists", "ProfileEvent").objects
    justice, told, changed = justice_by_case(profile.facts), set(), []
    # Its rows were written in the order of its events.
    of_profile = rows.filter(profile=profile).order_by("pk")
    for row, event in zip(of_profile, profile.events, strict=True):
        row.is_first_of_year = row.year not in told
        row.is_first_of_kind = (row.year, row.kind) not in told
        row.justice = justice.get(event["case"], "") if row.kind in DEATHS else ""
        told |= {row.year, (row.year, row.kind)}
        changed.append(row)
    rows.bulk_update(changed, ["is_first_of_year", "is_first_of_kind", "justice"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("journalists", "0014_keep_justice_and_what_is_counted")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
