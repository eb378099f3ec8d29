from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("journalists", "0015_fill_justice_and_what_is_counted")]

    operations = [
        migrations.RemoveIndex(model_name="profile", name="profile_by_group"),
        migrations.RemoveIndex(model_name="profileevent", name="profileevent_by_year"),
        migrations.RemoveIndex(model_name="profilespan", name="profilespan_by_group"),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                fields=[
                    "kind",
                    "visible_until",
                    "group",
                    "country_slug",
                    "country_name",
                    "country_code",
                    "country_key",
                    "is_withheld",
                    "link_to_work",
                    "outlet_folds",
                    "visible_from",
                ],
                name="profile_to_count",
            ),
        ),
        migrations.AddIndex(
            model_name="profileevent",
            index=models.Index(
                condition=Q(is_first_of_kind=True, year__isnull=False),
                fields=["year", "kind", "country_key", "justice", "visible_until", "visible_from", "is_first_of_kind"],
                name="profileevent_to_count",
            ),
        ),
        migrations.AddIndex(
            model_name="profileevent",
            index=models.Index(
                condition=Q(is_first_of_year=True, year__isnull=False),
                fields=["year", "visible_until", "visible_from", "is_first_of_year"],
                name="profileevent_years",
            ),
        ),
        migrations.AddIndex(
            model_name="profileevent",
            index=models.Index(
                fields=["year", "kind", "visible_until", "visible_from", "profile"],
                name="profileevent_by_year",
            ),
        ),
        migrations.AddIndex(
            model_name="profilespan",
            index=models.Index(
                fields=[
                    "group",
                    "first",
                    "until",
                    "visible_until",
                    "visible_from",
                    "status",
                    "journalist_id",
                ],
                name="profilespan_to_count",
            ),
        ),
        migrations.AddConstraint(
            model_name="profilespan",
            constraint=models.CheckConstraint(
                condition=Q(visible_until__gte=F("visible_from")),
                name="profilespan_ends_after_it_begins",
            ),
        ),
    ]
