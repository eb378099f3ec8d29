import uuid

from django.db import migrations, models
from django.db.models import F


def tie(apps, schema_editor):
    """Let each edition tell what it is a translation of, as the desk knows it now."""
    Edition = apps.get_model("posts", "Edition")
    Edition.objects.update(story=F("public_id"))
    posts = {post.pk: post for post in apps.get_model("posts", "Post").objects.only(
        "public_id", "translation_of"
    )}
    for post in posts.values():
        story, seen = post, set()
        while story.translation_of_id and story.pk not in seen:
            seen.add(story.pk)
            story = posts[story.translation_of_id]
        if story is not post:
            Edition.objects.filter(post_id=post.pk).update(story=story.public_id)


class Migration(migrations.Migration):
    dependencies = [("posts", "0016_flag_what_went_out_unread")]
    operations = [
        migrations.AddField("edition", "story", models.UUIDField(null=True)),
        migrations.RunPython(tie, migrations.RunPython.noop),
        migrations.AlterField("edition", "story", models.UUIDField(default=uuid.uuid4)),
        migrations.AddIndex(
            "edition", models.Index(fields=["story", "visible_until"], name="edition_by_story")
        ),
    ]
