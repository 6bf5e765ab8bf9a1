import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoundTable',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='Name')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='round_tables', to='institutions.municipality')),
                ('education_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='round_tables', to='institutions.educationregion')),
                ('founded_on', models.DateField(verbose_name='gegründet am')),
                ('rhythm', models.CharField(blank=True, max_length=200, verbose_name='Rhythmus')),
                ('seating', models.CharField(choices=[('grouped', 'nach Seiten'), ('mixed', 'gemischt')], default='grouped', max_length=10, verbose_name='Sitzordnung')),
            ],
            options={
                'verbose_name': 'Runder Tisch',
                'verbose_name_plural': 'Runde Tische',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='roundtables.roundtable')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='institutions.institution')),
                ('kind', models.CharField(choices=[('decides', 'entscheidet'), ('advises', 'berät'), ('coordinates', 'koordiniert'), ('facilitates', 'moderiert'), ('expert', 'bringt Fachwissen ein')], max_length=12, verbose_name='Teilnahme')),
                ('from_on', models.DateField(verbose_name='ab')),
                ('to_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('place', models.PositiveSmallIntegerField(default=0, verbose_name='Platz in der Tischzeichnung')),
            ],
            options={
                'verbose_name': 'Teilnahme',
                'verbose_name_plural': 'Teilnahmen',
                'ordering': ['place', 'institution__sort_name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('to_on', None)), fields=('table', 'institution', 'kind'), name='institution_takes_part_once_in_each_way'), models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='participation_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='GroundRules',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ground_rules', to='roundtables.roundtable')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Fassung')),
                ('text', models.TextField(help_text='eine Regel je Zeile', verbose_name='Wortlaut')),
                ('in_force_from', models.DateField(verbose_name='gilt ab')),
                ('coordinator_may_decide', models.BooleanField(default=False, verbose_name='Wer koordiniert oder moderiert, darf hier auch entscheiden')),
                ('stating_institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution', verbose_name='stellt ohne Moderation das Ergebnis fest')),
            ],
            options={
                'verbose_name': 'Regeln der Zusammenarbeit',
                'verbose_name_plural': 'Regeln der Zusammenarbeit',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('table', 'number'), name='ground_rules_are_numbered_once_per_table')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='roundtables.roundtable')),
                ('title', models.CharField(max_length=200, verbose_name='Thema')),
                ('description', models.TextField(blank=True, verbose_name='Worum geht es?')),
                ('kind', models.CharField(choices=[('information', 'Information'), ('exchange', 'Austausch'), ('work', 'Arbeitsphase'), ('agreement', 'Vereinbarung'), ('review', 'Überprüfung'), ('question', 'Frage')], default='exchange', max_length=12, verbose_name='Art')),
                ('state', models.CharField(choices=[('proposed', 'vorgeschlagen'), ('prepared', 'vorbereitet'), ('scheduled', 'auf der Tagesordnung'), ('discussed', 'besprochen'), ('settled', 'erledigt'), ('parked', 'zurückgestellt')], default='proposed', max_length=12, verbose_name='Stand')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('proposed_at', models.DateTimeField(verbose_name='vorgeschlagen am')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'Thema',
                'verbose_name_plural': 'Themen',
                'ordering': ['-proposed_at'],
            },
        ),
    ]
