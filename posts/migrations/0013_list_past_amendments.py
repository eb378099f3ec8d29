"""List what editions from before there was such a list say of themselves."""

from django.db import migrations

from posts.amendments import NOT_LISTED, told


def list_amendments(apps, schema_editor):
    Amendment = apps.get_model("posts", "Amendment")
    editions = apps.get_model("posts", "Edition").objects.order_by("pk")
    retracted = editions.filter(kind="RETRACTION")
    for edition in editions.exclude(notes=[]).iterator(chunk_size=200):
        _write(Amendment, edition, edition.notes)
    for edition in retracted.iterator(chunk_size=200):
        at = edition.visible_from.isoformat()
        _write(Amendment, edition, [{"kind": edition.kind, "at": at, "text": edition.notice}])


def _write(Amendment, edition, notes):
    Amendment.objects.bulk_create(
        Amendment(
            edition=edition,
            post_id=edition.post_id,
            visible_from=edition.visible_from,
            visible_until=edition.visible_until,
            **{name: note[name] for name in ("kind", "at", "wrong", "text", "guid")},
        )
        for note in told(notes, of=edition.public_id)
        if note["kind"] not in NOT_LISTED
    )


def empty(apps, schema_editor):
    apps.get_model("posts", "Amendment").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("posts", "0012_list_amendments")]

    operations = [migrations.RunPython(list_amendments, empty)]
