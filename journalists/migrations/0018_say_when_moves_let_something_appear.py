from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journalists', '0017_order_feeds_by_time'),
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
            index=models.Index(condition=models.Q(('appears_at__isnull', False)), fields=['appears_at'], name='journalists_transition_to_come'),
        ),
    ]
