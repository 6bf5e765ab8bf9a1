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
            name='EducationRegion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='Name')),
            ],
            options={
                'verbose_name': 'Bildungsregion',
                'verbose_name_plural': 'Bildungsregionen',
            },
        ),
        migrations.CreateModel(
            name='County',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=5, unique=True, verbose_name='Schlüssel')),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('education_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='counties', to='institutions.educationregion')),
            ],
            options={
                'verbose_name': 'Kreis',
                'verbose_name_plural': 'Kreise',
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ags', models.CharField(max_length=8, unique=True, verbose_name='Gemeindeschlüssel')),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('county', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='institutions.county')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='gültig ab')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='gültig bis')),
            ],
            options={
                'verbose_name': 'Kommune',
                'verbose_name_plural': 'Kommunen',
            },
        ),
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('school', 'Schule'), ('school_authority', 'Schulträger'), ('supervision_lower', 'untere Schulaufsicht'), ('supervision_upper', 'obere Schulaufsicht'), ('media_advice', 'Medienberatung'), ('regional_office', 'Geschäftsstelle'), ('facilitation', 'Moderation'), ('other', 'andere Stelle')], max_length=20, verbose_name='Art')),
                ('official_number', models.CharField(blank=True, max_length=12, verbose_name='amtliche Nummer')),
                ('name', models.CharField(max_length=240, verbose_name='Name')),
                ('short_name', models.CharField(blank=True, max_length=80, verbose_name='Kurzname')),
                ('sign', models.CharField(blank=True, help_text='ein bis vier Buchstaben für die Tischzeichnung', max_length=4, verbose_name='Zeichen')),
                ('sort_name', models.CharField(db_index=True, editable=False, max_length=240)),
                ('school_kind', models.CharField(blank=True, max_length=4, verbose_name='Schulform (amtlicher Schlüssel)')),
                ('authority_kind', models.CharField(blank=True, choices=[('municipal', 'Stadt oder Gemeinde'), ('county', 'Kreis'), ('private', 'freier Träger'), ('association', 'Zweckverband'), ('state', 'Land oder Landschaftsverband')], max_length=12, verbose_name='Art des Trägers')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='institutions', to='institutions.municipality')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='Straße')),
                ('postcode', models.CharField(blank=True, max_length=5, verbose_name='Postleitzahl')),
                ('town', models.CharField(blank=True, max_length=80, verbose_name='Ort')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail-Adresse')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='Telefon')),
                ('website', models.CharField(blank=True, max_length=200, verbose_name='Internetseite')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='gegründet am')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='beendet am')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='institutions.institution')),
            ],
            options={
                'verbose_name': 'Institution',
                'verbose_name_plural': 'Institutionen',
                'ordering': ['sort_name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('official_number', ''), _negated=True), fields=('kind', 'official_number'), name='official_number_is_given_once_per_kind'), models.CheckConstraint(condition=models.Q(('kind', 'school'), ('school_kind', ''), _connector='OR'), name='only_schools_have_a_school_kind'), models.CheckConstraint(condition=models.Q(('kind', 'school_authority'), ('authority_kind', ''), _connector='OR'), name='only_authorities_have_an_authority_kind'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='institution_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='institutions.institution')),
                ('function', models.CharField(choices=[('head_teacher', 'Schulleitung'), ('digital_lead', 'Digitalisierungsbeauftragte/r'), ('school_it', 'Schul-IT'), ('authority_office', 'Schulverwaltung'), ('supervisor', 'Schulaufsicht'), ('media_adviser', 'Medienberatung'), ('office_staff', 'Geschäftsstelle'), ('facilitator', 'Moderation'), ('shared_mailbox', 'gemeinsames Postfach')], max_length=20, verbose_name='Funktion')),
                ('school_kinds', models.JSONField(blank=True, default=list, verbose_name='zuständig für Schulformen')),
                ('from_on', models.DateField(verbose_name='ab')),
                ('to_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('named_by_label', models.CharField(blank=True, max_length=200, verbose_name='benannt von')),
                ('named_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('notice_on', models.DateField(blank=True, null=True, verbose_name='von außen angekündigt am')),
            ],
            options={
                'verbose_name': 'Funktion',
                'verbose_name_plural': 'Funktionen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('to_on', None)), fields=('person', 'institution', 'function'), name='function_is_held_once_at_a_time'), models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='appointment_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('notice_on', None), ('to_on__isnull', False), _connector='OR'), name='notice_names_a_last_day')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='institutions.institution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to=settings.AUTH_USER_MODEL)),
                ('power', models.CharField(choices=[('speak', 'in der Sitzung sprechen und Position geben'), ('enter_assessment', 'Matrix eintragen'), ('enter_adoption', 'Stand der Übernahme eintragen'), ('enter_reply', 'Zusagen und Absagen eintragen')], max_length=20, verbose_name='wofür')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given_mandates', to=settings.AUTH_USER_MODEL)),
                ('given_at', models.DateTimeField()),
                ('from_on', models.DateField(verbose_name='ab')),
                ('to_on', models.DateField(verbose_name='bis')),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Mandat',
                'verbose_name_plural': 'Mandate',
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='mandate_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='institutions.institution')),
                ('function', models.CharField(choices=[('head_teacher', 'Schulleitung'), ('digital_lead', 'Digitalisierungsbeauftragte/r'), ('school_it', 'Schul-IT'), ('authority_office', 'Schulverwaltung'), ('supervisor', 'Schulaufsicht'), ('media_adviser', 'Medienberatung'), ('office_staff', 'Geschäftsstelle'), ('facilitator', 'Moderation'), ('shared_mailbox', 'gemeinsames Postfach')], max_length=20, verbose_name='Funktion')),
                ('school_kinds', models.JSONField(blank=True, default=list, verbose_name='zuständig für Schulformen')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='Name in der Einladung')),
                ('invited_by_label', models.CharField(max_length=200)),
                ('invited_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Einladung',
                'verbose_name_plural': 'Einladungen',
            },
        ),
        migrations.CreateModel(
            name='AuthorityPeriod',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authority_periods', to='institutions.institution')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='school_periods', to='institutions.institution')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='ab')),
                ('to_on', models.DateField(blank=True, null=True, verbose_name='bis')),
            ],
            options={
                'verbose_name': 'Zugehörigkeit zum Schulträger',
                'verbose_name_plural': 'Zugehörigkeiten zum Schulträger',
                'constraints': [models.UniqueConstraint(condition=models.Q(('to_on', None)), fields=('school',), name='school_has_one_current_authority'), models.CheckConstraint(condition=models.Q(('to_on', None), ('from_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='authority_period_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='SchoolSite',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='institutions.institution')),
                ('name', models.CharField(max_length=120, verbose_name='Standort')),
                ('municipality_name', models.CharField(blank=True, max_length=80, verbose_name='Ort')),
            ],
            options={
                'verbose_name': 'Standort',
                'verbose_name_plural': 'Standorte',
                'constraints': [models.UniqueConstraint(fields=('school', 'name'), name='site_is_named_once_per_school')],
            },
        ),
        migrations.CreateModel(
            name='PupilCount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pupil_counts', to='institutions.institution')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('count', models.PositiveIntegerField(verbose_name='Anzahl')),
            ],
            options={
                'verbose_name': 'Schülerzahl',
                'verbose_name_plural': 'Schülerzahlen',
                'constraints': [models.UniqueConstraint(fields=('school', 'year'), name='pupils_are_counted_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='SocialIndex',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='social_indices', to='institutions.institution')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('level', models.PositiveSmallIntegerField(verbose_name='Stufe')),
            ],
            options={
                'verbose_name': 'Sozialindex',
                'verbose_name_plural': 'Sozialindizes',
                'constraints': [models.UniqueConstraint(fields=('school', 'year'), name='social_index_is_given_once_a_year'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 9)), name='social_index_lies_between_1_and_9')],
            },
        ),
        migrations.AddField(
            model_name='educationregion',
            name='office',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution', verbose_name='Geschäftsstelle'),
        ),
    ]
