import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='JointText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('body', models.TextField(blank=True, verbose_name='Text')),
                ('version', models.PositiveIntegerField(default=0, verbose_name='Fassung')),
                ('written_at', models.DateTimeField(blank=True, null=True)),
                ('written_by_id', models.UUIDField(blank=True, null=True)),
                ('written_by_label', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'gemeinsamer Text',
                'verbose_name_plural': 'gemeinsame Texte',
            },
        ),
        migrations.CreateModel(
            name='TextVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='writing.jointtext')),
                ('version', models.PositiveIntegerField()),
                ('body', models.TextField(blank=True)),
                ('written_at', models.DateTimeField()),
                ('written_by_id', models.UUIDField(null=True)),
                ('written_by_label', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name': 'Textfassung',
                'verbose_name_plural': 'Textfassungen',
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('text', 'version'), name='text_version_is_numbered_once')],
            },
        ),
    ]
