"""Editions that are there already get the rows that say which photos they show."""

from django.db import migrations


def find(apps, schema_editor):
    editions = apps.get_model("posts", "Edition").objects.only("pk", "lead", "photos")
    shown = apps.get_model("posts", "ShownPhoto").objects
    for edition in editions.iterator(chunk_size=200):
        uses = [use for use in (edition.lead, *edition.photos) if use]
        for number in {use["id"] for use in uses}:
            shown.get_or_create(edition=edition, photo_id=number)


class Migration(migrations.Migration):
    dependencies = [("posts", "0002_remember_shown_photos")]

    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
