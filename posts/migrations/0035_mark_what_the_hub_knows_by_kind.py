from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('posts', '0034_fill_tag_counts'),
    ]

    operations = [
        # The one row that there was is that of posts.
        migrations.AddField(
            model_name='hubmark',
            name='of',
            field=models.CharField(default='posts.edition', max_length=50, unique=True),
            preserve_default=False,
        ),
    ]
