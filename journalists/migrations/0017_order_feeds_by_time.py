from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journalists", "0016_count_from_indexes")]

    operations = [
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(fields=["-visible_from", "-id"], name="profile_latest"),
        ),
    ]
