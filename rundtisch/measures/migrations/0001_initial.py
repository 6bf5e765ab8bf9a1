import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('institutions', '0001_initial'),
        ('meetings', '0001_initial'),
        ('people', '__first__'),
        ('roundtables', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='roundtables.roundtable')),
                ('title', models.CharField(max_length=200, verbose_name='Maßnahme')),
                ('responsible_institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='institutions.institution', verbose_name='Zuständiges Haus')),
                ('responsible_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to=settings.AUTH_USER_MODEL, verbose_name='Zuständige Person')),
                ('function', models.CharField(blank=True, max_length=160, verbose_name='Funktion oder Gruppe')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Bis wann')),
                ('state', models.CharField(choices=[('running', 'läuft'), ('waiting', 'wartet'), ('done', 'erledigt')], default='running', max_length=8, verbose_name='Stand')),
                ('note', models.TextField(blank=True, verbose_name='Hinweis')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='agreements.agreement')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='meetings.agendaitem')),
                ('outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='meetings.outcome')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('added_at', models.DateTimeField()),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'Maßnahme',
                'verbose_name_plural': 'Maßnahmen',
                'ordering': [models.OrderBy(models.F('due_on'), nulls_last=True), 'added_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='measure_says_what_is_done'), models.CheckConstraint(condition=models.Q(('state__in', ['running', 'waiting', 'done'])), name='measure_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('done_by__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_at', None), ('done_by', None)), _connector='OR'), name='done_measure_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL)),
                ('sent_on', models.DateField()),
            ],
            options={
                'verbose_name': 'Versandte Erinnerung',
                'verbose_name_plural': 'Versandte Erinnerungen',
                'constraints': [models.UniqueConstraint(fields=('person', 'sent_on'), name='person_is_reminded_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ReminderPause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_pause', to=settings.AUTH_USER_MODEL)),
                ('since_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Abgeschaltete Erinnerungen',
                'verbose_name_plural': 'Abgeschaltete Erinnerungen',
            },
        ),
        migrations.CreateModel(
            name='MeasureStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='measures.measure')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('added', 'aufgenommen'), ('changed', 'geändert'), ('progress', 'Stand gemeldet'), ('done', 'erledigt'), ('reopened', 'wieder geöffnet')], max_length=8)),
                ('state', models.CharField(choices=[('running', 'läuft'), ('waiting', 'wartet'), ('done', 'erledigt')], max_length=8, verbose_name='Stand danach')),
                ('changes', models.JSONField(blank=True, default=list)),
                ('note', models.TextField(blank=True, verbose_name='Hinweis')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Schritt der Maßnahme',
                'verbose_name_plural': 'Schritte der Maßnahme',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'number'), name='measure_steps_follow_one_another'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'done'), _negated=True), ('state', 'done'), _connector='OR'), name='step_of_completion_ends_in_done')],
            },
        ),
    ]
