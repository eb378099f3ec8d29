"""Say it of what appeared in the last week, which is looked for, and of what is to come."""

from datetime import timedelta

from django.db import migrations
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

WEEK = timedelta(days=7)


def fill(apps, schema_editor):
    Edition = apps.get_model("posts", "Edition")
    Transition = apps.get_model("posts", "Transition")
    editions = Edition.objects.filter(
        post_id=OuterRef("post_id"),
        number=OuterRef("edition"),
        visible_from__gt=OuterRef("at"),
    )
    recent = editions.filter(visible_from__gt=timezone.now() - WEEK)
    Transition.objects.filter(Exists(recent)).order_by().update(
        appears_at=Subquery(editions.values("visible_from")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("posts", "0042_say_when_moves_let_something_appear")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
