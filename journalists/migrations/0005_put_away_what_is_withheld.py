"""Moves names of withheld people, and who confidential sources are, behind the key.

Stops where there is something to move and no key, and says what to do. The way back puts all of it
where it stood; it stops where a private file holds more than that, since the older tables have no
place for the rest.
"""

from uuid import uuid4

from django.db import migrations

from journalists.sealing import seal, unseal

TELLING = (
    "name",
    "sort_name",
    "native_name",
    "native_language",
    "aliases",
    "slug",
    "outlet",
    "role",
    "biography",
)
OF_SOURCE = ("publisher", "url", "archived_url", "published_on")


def put_away(apps, schema_editor):
    Journalist, Source, Revision, PrivateFile = (
        apps.get_model("journalists", name)
        for name in ("Journalist", "Source", "Revision", "PrivateFile")
    )
    files = {}
    for person in Journalist.objects.filter(identity="WITHHELD").iterator():
        names = {name: getattr(person, name) for name in TELLING}
        taken = files.setdefault(person.pk, {})
        taken["names"] = names | {"identity": "WITHHELD"}
        revisions = Revision.objects.filter(journalist=person, data__has_key="name")
        if found := {str(one.number): one.data for one in revisions}:
            taken["revisions"] = found
            revisions.update(data={"identity": "WITHHELD", "group": ""})
        for name in TELLING:
            setattr(person, name, "")
        person.name = f"Withheld person {person.pk}"
        person.slug = f"withheld-{uuid4().hex[:10]}"
        person.save(update_fields=TELLING)
    for source in Source.objects.filter(is_confidential=True).select_related("case"):
        said = {name: getattr(source, name) for name in OF_SOURCE}
        said["published_on"] = source.published_on and source.published_on.isoformat()
        files.setdefault(source.case.journalist_id, {}).setdefault("sources", {})[
            str(source.pk)
        ] = said
        source.publisher, source.url = f"Confidential source {source.pk}", ""
        source.archived_url, source.published_on = "", None
        source.save(update_fields=OF_SOURCE)
    for pk, taken in files.items():
        PrivateFile.objects.create(journalist_id=pk, sealed=seal(pk, {"taken": taken}))


def bring_back(apps, schema_editor):
    Journalist, Source, Revision, PrivateFile = (
        apps.get_model("journalists", name)
        for name in ("Journalist", "Source", "Revision", "PrivateFile")
    )
    for row in PrivateFile.objects.all():
        contents = unseal(row.pk, row.sealed)
        taken = contents.pop("taken", {})
        if any(contents.values()):
            raise RuntimeError(
                f"The private file of number {row.pk} holds what the older tables have no place"
                " for. Copy it out and empty it first."
            )
        if names := taken.get("names"):
            Journalist.objects.filter(pk=row.pk).update(**names)
        for number, data in taken.get("revisions", {}).items():
            Revision.objects.filter(journalist_id=row.pk, number=number).update(data=data)
        for pk, said in taken.get("sources", {}).items():
            Source.objects.filter(pk=pk).update(**said)
        row.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("journalists", "0004_private_files"),
    ]

    operations = [migrations.RunPython(put_away, bring_back)]
