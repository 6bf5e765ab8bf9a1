import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='RegisterImport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(verbose_name='hochgeladen am')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='register_imports', to=settings.AUTH_USER_MODEL)),
                ('made_by_label', models.CharField(max_length=200, verbose_name='hochgeladen von')),
                ('area', models.CharField(blank=True, max_length=8, verbose_name='Gebiet')),
                ('is_complete', models.BooleanField(default=False, verbose_name='Die Datei ist für das Gebiet vollständig')),
                ('report', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='übernommen am')),
                ('applied_by_label', models.CharField(blank=True, max_length=200, verbose_name='übernommen von')),
            ],
            options={
                'verbose_name': 'Registerimport',
                'verbose_name_plural': 'Registerimporte',
                'ordering': ['-made_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('applied_at', None), ('applied_by_label', '')), models.Q(('applied_at__isnull', False), models.Q(('applied_by_label', ''), _negated=True)), _connector='OR'), name='applied_register_names_who_applied_it')],
            },
        ),
        migrations.CreateModel(
            name='RegisterFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('register_import', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='interop.registerimport')),
                ('kind', models.CharField(choices=[('schools', 'Schulgrunddaten'), ('authorities', 'Verzeichnis der Schulträger'), ('pupils', 'Liste der Schülerzahlen'), ('social_index', 'Liste der Sozialindexstufen'), ('municipalities', 'Gemeindeverzeichnis')], max_length=16, verbose_name='Art der Datei')),
                ('name', models.CharField(max_length=200, verbose_name='Dateiname')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(verbose_name='Größe')),
                ('content', models.BinaryField(null=True)),
            ],
            options={
                'verbose_name': 'Registerdatei',
                'verbose_name_plural': 'Registerdateien',
                'constraints': [models.UniqueConstraint(fields=('register_import', 'kind'), name='register_has_one_file_of_a_kind')],
            },
        ),
    ]
