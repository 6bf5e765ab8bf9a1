"""A named person is kept with the house for which it acted; rows without one hold as before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0003_notice_of_a_last_day"),
        ("matrices", "0004_current_ratings_have_their_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="secondview",
            name="acting_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="institutions.institution",
            ),
        ),
        migrations.AddField(
            model_name="sharerecipient",
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
            model_name="secondview",
            constraint=models.CheckConstraint(
                condition=models.Q(("acting_for", None), ("person__isnull", False), _connector="OR"),
                name="adviser_acts_for_a_house_as_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerecipient",
            constraint=models.CheckConstraint(
                condition=models.Q(("acting_for", None), ("person__isnull", False), _connector="OR"),
                name="recipient_acts_for_a_house_as_a_person",
            ),
        ),
    ]
