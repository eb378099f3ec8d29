"""The history of a copy reads what the admin logged of it, and Django gives that no index.

Its model is not ours, so this is said to the database alone. Should a later version of Django make
the table anew on SQLite, the index is gone there, and the log is read whole as before.
"""

from django.db import migrations

INDEX = "watchdog_logged_of"


class Migration(migrations.Migration):
    dependencies = [
        ("watchdog", "0003_note_what_a_cdn_was_told"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {INDEX} ON django_admin_log (object_id, content_type_id)",
            f"DROP INDEX {INDEX}",
        )
    ]
