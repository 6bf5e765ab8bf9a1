import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0001_initial'),
        ('people', '__first__'),
        ('roundtables', '0001_initial'),
        ('writing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='roundtables.roundtable')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('starts_at', models.DateTimeField(verbose_name='Beginn')),
                ('ends_at', models.DateTimeField(verbose_name='Ende')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Ort')),
                ('note', models.TextField(blank=True, verbose_name='Hinweis zur Einladung')),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('invited_at', models.DateTimeField(blank=True, null=True, verbose_name='eingeladen am')),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='eröffnet am')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='geschlossen am')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='abgesagt am')),
                ('version', models.PositiveIntegerField(default=1)),
                ('agenda_version', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'Sitzung',
                'verbose_name_plural': 'Sitzungen',
                'ordering': ['-starts_at'],
                'constraints': [models.UniqueConstraint(fields=('table', 'number'), name='meeting_is_numbered_once_per_table'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='meetings.meeting')),
                ('position', models.PositiveSmallIntegerField(verbose_name='Reihenfolge')),
                ('title', models.CharField(max_length=200, verbose_name='Tagesordnungspunkt')),
                ('description', models.TextField(blank=True, verbose_name='Material und Hinweise')),
                ('kind', models.CharField(choices=[('information', 'Information'), ('exchange', 'Austausch'), ('work', 'Arbeitsphase'), ('agreement', 'Vereinbarung'), ('consensus', 'Konsensrunde'), ('review', 'Überprüfung')], default='information', max_length=12, verbose_name='Art')),
                ('minutes_planned', models.PositiveSmallIntegerField(verbose_name='Minuten')),
                ('presenter', models.CharField(blank=True, max_length=160, verbose_name='Es führt ein')),
                ('presenting_institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='agenda_items', to='roundtables.topic')),
                ('text', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='writing.jointtext')),
            ],
            options={
                'verbose_name': 'Tagesordnungspunkt',
                'verbose_name_plural': 'Tagesordnungspunkte',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='agenda_items_stand_one_after_another'), models.CheckConstraint(condition=models.Q(('minutes_planned__gte', 1), ('minutes_planned__lte', 480)), name='agenda_item_lasts_1_to_480_minutes')],
            },
        ),
        migrations.CreateModel(
            name='AgendaCall',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agenda_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='meetings.agendaitem')),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('called_at', models.DateTimeField(verbose_name='aufgerufen um')),
                ('minutes_more', models.PositiveSmallIntegerField(default=0, verbose_name='Minuten mehr')),
            ],
            options={
                'verbose_name': 'Aufruf eines Tagesordnungspunkts',
                'verbose_name_plural': 'Aufrufe von Tagesordnungspunkten',
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes_more__lte', 480)), name='call_adds_at_most_480_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='meetings.meeting')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('answer', models.CharField(choices=[('yes', 'nimmt teil'), ('deputy', 'schickt eine Vertretung'), ('no', 'sagt ab')], max_length=10, verbose_name='Antwort')),
                ('deputy_name', models.CharField(blank=True, max_length=120, verbose_name='Name der Vertretung')),
                ('replied_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replied_at', models.DateTimeField()),
                ('is_on_behalf', models.BooleanField(default=False, verbose_name='mit Mandat eingetragen')),
            ],
            options={
                'verbose_name': 'Antwort',
                'verbose_name_plural': 'Antworten',
                'constraints': [models.UniqueConstraint(fields=('meeting', 'institution'), name='house_replies_once_to_a_meeting'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'deputy'), _negated=True), models.Q(('deputy_name', ''), _negated=True), _connector='OR'), name='replied_deputy_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='meetings.meeting')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('state', models.CharField(choices=[('present', 'anwesend'), ('deputy', 'vertreten'), ('excused', 'entschuldigt'), ('absent', 'nicht anwesend')], max_length=10, verbose_name='Anwesenheit')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='Wer war da?')),
                ('came_at', models.TimeField(blank=True, null=True, verbose_name='gekommen um')),
                ('left_at', models.TimeField(blank=True, null=True, verbose_name='gegangen um')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Anwesenheit',
                'verbose_name_plural': 'Anwesenheiten',
                'constraints': [models.UniqueConstraint(fields=('meeting', 'institution'), name='attendance_is_noted_once_per_house'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'deputy'), _negated=True), models.Q(('name', ''), _negated=True), _connector='OR'), name='deputy_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agenda_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='meetings.agendaitem')),
                ('kind', models.CharField(choices=[('agreement', 'Vereinbarung'), ('measure', 'Maßnahme'), ('question', 'Frage'), ('information', 'Information'), ('experience', 'Erfahrung')], max_length=12, verbose_name='Art')),
                ('text', models.CharField(max_length=400, verbose_name='Ergebnis')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Ergebnis',
                'verbose_name_plural': 'Ergebnisse',
                'ordering': ['recorded_at'],
            },
        ),
    ]
