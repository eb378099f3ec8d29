from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('posts', '0041_index_titles_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='transition',
            name='appears_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(condition=models.Q(('appears_at__isnull', False)), fields=['appears_at'], name='posts_transition_to_come'),
        ),
    ]
