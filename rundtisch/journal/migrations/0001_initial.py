import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, verbose_name='Zeitpunkt')),
                ('actor_id', models.UUIDField(db_index=True, null=True)),
                ('actor_label', models.CharField(max_length=200, verbose_name='Person')),
                ('act', models.CharField(max_length=80, verbose_name='Handlung')),
                ('thing_id', models.UUIDField(db_index=True, null=True)),
                ('thing_label', models.CharField(max_length=300, verbose_name='Gegenstand')),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'Journaleintrag',
                'verbose_name_plural': 'Journaleinträge',
                'ordering': ['-at'],
            },
        ),
    ]
