import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('institutions', '0001_initial'),
        ('people', '__first__'),
        ('roundtables', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProcessDescription',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='process_descriptions', to='institutions.institution')),
                ('kind', models.CharField(choices=[('purchase', 'Beschaffung'), ('fault_report', 'Störung melden'), ('app_request', 'App oder Programm beantragen'), ('media_concept', 'Medienkonzept und Medienentwicklungsplan'), ('budget', 'Haushalt anmelden'), ('committee', 'Beschluss im Gremium'), ('other', 'Anderer Ablauf')], max_length=16, verbose_name='Art')),
                ('title', models.CharField(max_length=120, verbose_name='Titel')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='Worum geht es?')),
                ('contact', models.CharField(blank=True, max_length=160, verbose_name='Wen kann man fragen?')),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('started_at', models.DateTimeField(verbose_name='begonnen am')),
                ('changed_at', models.DateTimeField(verbose_name='geändert am')),
                ('retired_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('retired_at', models.DateTimeField(blank=True, null=True, verbose_name='gilt nicht mehr seit')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'Ablauf',
                'verbose_name_plural': 'Abläufe',
                'ordering': ['institution__sort_name', 'title'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='process_description_has_a_title'), models.CheckConstraint(condition=models.Q(models.Q(('retired_at', None), ('retired_by', None)), models.Q(('retired_at__isnull', False), ('retired_by__isnull', False)), _connector='OR'), name='retirement_of_a_process_knows_who_and_when')],
            },
        ),
        migrations.CreateModel(
            name='ProcessStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='processes.processdescription')),
                ('position', models.PositiveSmallIntegerField()),
                ('what', models.CharField(max_length=160, verbose_name='Was geschieht?')),
                ('who', models.CharField(blank=True, max_length=120, verbose_name='Wer?')),
                ('how_long', models.CharField(blank=True, max_length=80, verbose_name='Wie lange dauert es?')),
                ('needed', models.CharField(blank=True, max_length=200, verbose_name='Was wird gebraucht?')),
                ('contact', models.CharField(blank=True, max_length=120, verbose_name='Kontakt')),
                ('earliest_month', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('earliest_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('latest_month', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('latest_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('waits_for_words', models.CharField(blank=True, max_length=160, verbose_name='Worauf wartet dieser Schritt?')),
                ('waits_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='awaited_by', to='processes.processstep')),
            ],
            options={
                'verbose_name': 'Schritt',
                'verbose_name_plural': 'Schritte',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('description', 'position'), name='process_step_has_a_place_of_its_own'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='process_step_says_what_happens'), models.CheckConstraint(condition=models.Q(models.Q(('earliest_day', None), ('earliest_month', None)), models.Q(('earliest_day__isnull', False), ('earliest_month__isnull', False), ('earliest_month__range', (1, 12)), models.Q(('earliest_day__range', (1, 29)), models.Q(('earliest_day', 30), models.Q(('earliest_month', 2), _negated=True)), models.Q(('earliest_day', 31), models.Q(('earliest_month__in', [2, 4, 6, 9, 11]), _negated=True)), _connector='OR')), _connector='OR'), name='earliest_day_is_a_day_of_the_year'), models.CheckConstraint(condition=models.Q(models.Q(('latest_day', None), ('latest_month', None)), models.Q(('latest_day__isnull', False), ('latest_month__isnull', False), ('latest_month__range', (1, 12)), models.Q(('latest_day__range', (1, 29)), models.Q(('latest_day', 30), models.Q(('latest_month', 2), _negated=True)), models.Q(('latest_day', 31), models.Q(('latest_month__in', [2, 4, 6, 9, 11]), _negated=True)), _connector='OR')), _connector='OR'), name='latest_day_is_a_day_of_the_year'), models.CheckConstraint(condition=models.Q(('waits_for', None), models.Q(('waits_for_words', ''), _negated=True), _connector='OR'), name='waiting_point_says_for_what'), models.CheckConstraint(condition=models.Q(('waits_for', None), models.Q(('waits_for', models.F('id')), _negated=True), _connector='OR'), name='process_step_does_not_wait_for_itself')],
            },
        ),
        migrations.CreateModel(
            name='ProcessCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='processes.processdescription')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_at', models.DateTimeField(verbose_name='geprüft am')),
            ],
            options={
                'verbose_name': 'Prüfung eines Ablaufs',
                'verbose_name_plural': 'Prüfungen von Abläufen',
                'ordering': ['-checked_at'],
            },
        ),
        migrations.CreateModel(
            name='ProcessDimension',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dimensions', to='processes.processdescription')),
                ('dimension_key', models.SlugField(max_length=80, verbose_name='Kategorie')),
            ],
            options={
                'verbose_name': 'Kategorie eines Ablaufs',
                'verbose_name_plural': 'Kategorien von Abläufen',
                'constraints': [models.UniqueConstraint(fields=('description', 'dimension_key'), name='process_names_a_dimension_once'), models.CheckConstraint(condition=models.Q(('dimension_key', ''), _negated=True), name='process_dimension_has_a_key')],
            },
        ),
        migrations.CreateModel(
            name='ProcessAgreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='processes.processdescription')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='process_descriptions', to='agreements.agreement')),
            ],
            options={
                'verbose_name': 'Vereinbarung zu einem Ablauf',
                'verbose_name_plural': 'Vereinbarungen zu Abläufen',
                'constraints': [models.UniqueConstraint(fields=('description', 'agreement'), name='process_names_an_agreement_once')],
            },
        ),
        migrations.CreateModel(
            name='ProcessTopic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='process_origin', to='roundtables.topic')),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='processes.processdescription')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='processes.processdescription')),
            ],
            options={
                'verbose_name': 'Thema aus einem Ablauf',
                'verbose_name_plural': 'Themen aus Abläufen',
                'constraints': [models.CheckConstraint(condition=models.Q(('other', None), models.Q(('other', models.F('description')), _negated=True), _connector='OR'), name='process_topic_names_two_different_ones')],
            },
        ),
        migrations.CreateModel(
            name='ProcessShare',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='roundtables.roundtable')),
                ('from_on', models.DateField(verbose_name='ab')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='bis einschließlich')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shared_at', models.DateTimeField(verbose_name='geteilt am')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='zurückgenommen am')),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='processes.processdescription')),
                ('audience', models.CharField(choices=[('named', 'einzelne Häuser oder Personen'), ('table_without_supervision', 'dieser Tisch, ohne Schulaufsicht'), ('table', 'dieser Tisch, auch Schulaufsicht'), ('public', 'öffentlich')], max_length=26, verbose_name='Sichtkreis')),
            ],
            options={
                'verbose_name': 'Freigabe eines Ablaufs',
                'verbose_name_plural': 'Freigaben von Abläufen',
                'ordering': ['-shared_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('audience', 'region_anonymous'), _negated=True), name='process_share_is_no_figure'), models.CheckConstraint(condition=models.Q(models.Q(('audience__in', ['table_without_supervision', 'table']), ('table__isnull', False)), models.Q(('audience__in', ['named', 'region_anonymous', 'public']), ('table', None)), _connector='OR'), name='process_share_names_a_table_only_if_its_audience_is_one'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='process_share_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_by', None)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='process_revocation_knows_who_and_when')],
            },
        ),
        migrations.CreateModel(
            name='ProcessShareRecipient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('acting_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='processes.processshare')),
            ],
            options={
                'verbose_name': 'Empfänger der Freigabe eines Ablaufs',
                'verbose_name_plural': 'Empfänger von Freigaben von Abläufen',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('institution__isnull', False), ('person', None)), models.Q(('institution', None), ('person__isnull', False)), _connector='OR'), name='process_recipient_is_a_house_or_a_person'), models.CheckConstraint(condition=models.Q(('acting_for', None), ('person__isnull', False), _connector='OR'), name='process_recipient_acts_for_a_house_as_a_person'), models.UniqueConstraint(fields=('share', 'institution'), name='process_share_names_a_house_once'), models.UniqueConstraint(fields=('share', 'person'), name='process_share_names_a_person_once')],
            },
        ),
        migrations.CreateModel(
            name='ProcessLook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('function', models.CharField(choices=[('head_teacher', 'Schulleitung'), ('digital_lead', 'Digitalisierungsbeauftragte/r'), ('school_it', 'Schul-IT'), ('authority_office', 'Schulverwaltung'), ('supervisor', 'Schulaufsicht'), ('media_adviser', 'Medienberatung'), ('office_staff', 'Geschäftsstelle'), ('facilitator', 'Moderation'), ('shared_mailbox', 'gemeinsames Postfach')], max_length=20, verbose_name='Funktion')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='institutions.institution')),
                ('table', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='roundtables.roundtable')),
                ('day', models.DateField(db_index=True, verbose_name='Tag')),
                ('description', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='processes.processdescription')),
            ],
            options={
                'verbose_name': 'Einblick in einen Ablauf',
                'verbose_name_plural': 'Einblicke in Abläufe',
                'ordering': ['-day'],
                'constraints': [models.UniqueConstraint(fields=('description', 'function', 'institution', 'table', 'day'), name='process_look_is_noted_once_a_day'), models.UniqueConstraint(condition=models.Q(('table', None)), fields=('description', 'function', 'institution', 'day'), name='process_look_without_a_table_is_noted_once_a_day')],
            },
        ),
    ]
