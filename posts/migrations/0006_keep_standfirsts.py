"""Keeps what was worked out at each view: whether a summary only repeats the text's opening."""

from html import unescape

from django.db import migrations, models
from django.utils.html import strip_tags


def work_out(apps, schema_editor):
    editions = apps.get_model("posts", "Edition").objects.exclude(summary="")
    for edition in editions.only("summary", "whole_html").iterator(chunk_size=200):
        opening = unescape(strip_tags(edition.whole_html[: 4 * len(edition.summary) + 1000]))
        if edition.summary not in opening:
            edition.standfirst = edition.summary
            edition.save(update_fields=["standfirst"])


class Migration(migrations.Migration):
    dependencies = [("posts", "0005_index_search_docs")]
    operations = [
        migrations.AddField("edition", "standfirst", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.RunPython(work_out, migrations.RunPython.noop),
    ]
