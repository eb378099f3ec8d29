from django.db import migrations, models
from django.db.models.functions import ExtractYear


def forwards(apps, schema_editor):
    apps.get_model("journalists", "ProfileEvent").objects.filter(on__isnull=False).update(
        year=ExtractYear("on")
    )


class Migration(migrations.Migration):
    dependencies = [("journalists", "0009_flag_what_went_out_unread")]

    operations = [
        migrations.AddField(
            model_name="profileevent",
            name="year",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="profileevent",
            index=models.Index(fields=["year", "kind"], name="profileevent_by_year"),
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
