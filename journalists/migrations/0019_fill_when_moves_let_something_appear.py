"""Say it of what appeared in the last week, which is looked for, and of what is to come."""

from datetime import timedelta

from django.db import migrations
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

WEEK = timedelta(days=7)


def fill(apps, schema_editor):
    Profile = apps.get_model("journalists", "Profile")
    Transition = apps.get_model("journalists", "Transition")
    editions = Profile.objects.filter(
        journalist_id=OuterRef("journalist_id"),
        number=OuterRef("edition"),
        visible_from__gt=OuterRef("at"),
    )
    recent = editions.filter(visible_from__gt=timezone.now() - WEEK)
    Transition.objects.filter(Exists(recent)).order_by().update(
        appears_at=Subquery(editions.values("visible_from")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("journalists", "0018_say_when_moves_let_something_appear")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
