import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-Mail-Adresse')),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('language', models.CharField(default='de', max_length=5, verbose_name='Sprache')),
                ('is_active', models.BooleanField(default=True, verbose_name='darf sich anmelden')),
                ('joined_at', models.DateTimeField(blank=True, null=True, verbose_name='dabei seit')),
                ('visit_started_at', models.DateTimeField(blank=True, null=True, verbose_name='letzter Besuch')),
                ('previous_visit_at', models.DateTimeField(blank=True, null=True, verbose_name='vorletzter Besuch')),
                ('signed_out_at', models.DateTimeField(blank=True, null=True, verbose_name='überall abgemeldet')),
            ],
            options={
                'verbose_name': 'Person',
                'verbose_name_plural': 'Personen',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='address_is_in_small_letters')],
            },
        ),
        migrations.CreateModel(
            name='Operatorship',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='operatorships', to=settings.AUTH_USER_MODEL)),
                ('since_at', models.DateTimeField()),
                ('until_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Betrieb',
                'verbose_name_plural': 'Betrieb',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_at', None)), fields=('person',), name='one_current_operatorship_per_person')],
            },
        ),
        migrations.CreateModel(
            name='OneTimeLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='one_time_links', to=settings.AUTH_USER_MODEL)),
                ('purpose', models.CharField(choices=[('sign_in', 'Anmeldung'), ('password', 'neues Passwort'), ('invitation', 'Einladung'), ('first_account', 'erstes Konto')], max_length=20)),
                ('about', models.UUIDField(blank=True, null=True)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Einmal-Link',
                'verbose_name_plural': 'Einmal-Links',
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='one_time_link_lasts_some_time'), models.CheckConstraint(condition=models.Q(('purpose', 'first_account'), ('person__isnull', False), _connector='XOR'), name='only_the_link_of_the_first_account_has_no_person')],
            },
        ),
        migrations.CreateModel(
            name='RememberedForAWhile',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'Gemerktes',
                'verbose_name_plural': 'Gemerktes',
                'db_table': 'people_remembered',
            },
        ),
    ]
