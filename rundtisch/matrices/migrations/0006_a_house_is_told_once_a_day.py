"""A house is told once a day that somebody entered something for it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matrices', '0005_a_share_follows_nobody_into_another_house'),
    ]

    operations = [
        migrations.AddField(
            model_name='assessment',
            name='house_told_on',
            field=models.DateField(blank=True, null=True),
        ),
    ]
