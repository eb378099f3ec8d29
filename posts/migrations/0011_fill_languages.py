from django.conf.locale import LANG_INFO
from django.db import migrations

PAGE_SIZE = 10


def list_languages(apps, schema_editor):
    """Put every edition into the list of its language, ten a page from the oldest on."""
    Section = apps.get_model("posts", "Section")
    Listing = apps.get_model("posts", "Listing")
    feed = Section.objects.filter(kind="FEED").first()
    if feed is None:
        return
    sections, last, of_post = {}, {}, {}
    rows = Listing.objects.filter(section=feed).select_related("edition")
    for row in rows.order_by("published_at", "pk").iterator(chunk_size=500):
        code = row.edition.language.lower().replace("_", "-").partition("-")[0]
        if code not in sections:
            name = LANG_INFO.get(code, {}).get("name_local", code)
            sections[code] = Section.objects.create(
                kind="LANGUAGE",
                key=int.from_bytes(code[:7].encode()),
                slug=code,
                name=name[:1].upper() + name[1:],
            )
        if (code, row.post_id) not in of_post:
            page, standing = last.get(code, (None, PAGE_SIZE))
            if standing == PAGE_SIZE:
                page, standing = row.published_at.replace(microsecond=0), 0
            last[code] = (page, standing + 1)
            of_post[code, row.post_id] = page
        row.pk, row.section, row.page = None, sections[code], of_post[code, row.post_id]
        row._state.adding = True
        row.save()


def forget(apps, schema_editor):
    apps.get_model("posts", "Listing").objects.filter(section__kind="LANGUAGE").delete()
    apps.get_model("posts", "Section").objects.filter(kind="LANGUAGE").delete()


class Migration(migrations.Migration):
    dependencies = [("posts", "0010_list_languages")]
    operations = [migrations.RunPython(list_languages, forget)]
