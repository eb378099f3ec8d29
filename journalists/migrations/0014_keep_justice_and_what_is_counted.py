from datetime import UTC, datetime

from django.db import migrations, models

from watchdog.editions import FOREVER


class Migration(migrations.Migration):
    dependencies = [("journalists", "0013_close_earlier_versions")]

    operations = [
        migrations.AddField(
            model_name="profileevent",
            name="is_first_of_kind",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="profileevent",
            name="is_first_of_year",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="profileevent",
            name="justice",
            field=models.CharField(
                blank=True,
                choices=[
                    ("NONE", "complete impunity"),
                    ("ONGOING", "proceedings under way"),
                    ("PARTIAL", "partial justice"),
                    ("FULL", "full justice"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="profilespan",
            name="visible_from",
            field=models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="profilespan",
            name="visible_until",
            field=models.DateTimeField(default=FOREVER),
        ),
    ]
