"""A report on behalf waits in its step; what the house said stands until it confirms."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_sessions_terms_and_links_of_proof'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='adoptionstep',
            name='waiting',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='adoptionstep',
            constraint=models.CheckConstraint(condition=models.Q(('waiting__isnull', True), ('is_on_behalf', True), _connector='OR'), name='only_a_report_on_behalf_waits'),
        ),
    ]
