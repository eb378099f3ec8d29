"""Gives the profiles that exist what new ones are written with, from what they say."""

from datetime import UTC, date

from django.db import migrations

from journalists.calendar_days import days
from journalists.kinds import GROUP_OF, surest_link
from journalists.status import spans
from journalists.timeline import facts_of
from posts.search.spelling import fold


def forwards(apps, schema_editor):
    profiles = apps.get_model("journalists", "Profile").objects.filter(kind="TEXT")
    regions = apps.get_model("posts", "Region").objects.in_bulk()
    spans_of = apps.get_model("journalists", "ProfileSpan").objects
    days_of = apps.get_model("journalists", "ProfileDay").objects
    for profile in profiles.iterator():
        first = profile.visible_from.astimezone(UTC).date()
        if profile.is_withheld:
            spans_of.create(
                profile=profile,
                journalist_id=profile.journalist_id,
                group=profile.group,
                first=first,
            )
            continue
        if country := regions.get(profile.country_key):
            profile.country_slug, profile.country_name = country.slug, country.name
            profile.country_code = country.code
        profile.held_order = profile.held_since or date.max
        profile.outlet_folds = fold(profile.outlet)
        profile.link_to_work = surest_link(profile.facts)
        profile.save()
        told = profile.first_published_at.astimezone(UTC).date()
        spans_of.bulk_create(
            spans_of.model(
                profile=profile,
                journalist_id=profile.journalist_id,
                status=span.code,
                group=GROUP_OF[span.code],
                first=span.first,
                until=span.until,
            )
            for span in spans(facts_of(profile.events), undated=told)
        )
        days_of.bulk_create(
            days_of.model(profile=profile, **day._asdict())
            for day in days(profile.events, profile.facts, at=first)
        )


def backwards(apps, schema_editor):
    for name in ("ProfileSpan", "ProfileDay"):
        apps.get_model("journalists", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("journalists", "0006_filter_by_country_and_time"),
        ("posts", "0006_keep_standfirsts"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
