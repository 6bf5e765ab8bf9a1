"""A named person is kept with the house for which it acted; rows without one hold as before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0003_notice_of_a_last_day"),
        ("processes", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="processsharerecipient",
            name="acting_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="institutions.institution",
            ),
        ),
        migrations.AddConstraint(
            model_name="processsharerecipient",
            constraint=models.CheckConstraint(
                condition=models.Q(("acting_for", None), ("person__isnull", False), _connector="OR"),
                name="process_recipient_acts_for_a_house_as_a_person",
            ),
        ),
    ]
