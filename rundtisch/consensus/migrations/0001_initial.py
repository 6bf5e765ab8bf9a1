import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('institutions', '0001_initial'),
        ('meetings', '0001_initial'),
        ('people', '__first__'),
        ('roundtables', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Procedure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='procedures', to='roundtables.roundtable')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='procedures', to='meetings.agendaitem')),
                ('method', models.CharField(choices=[('consensus_levels', 'Konsensstufen'), ('consent', 'Konsent'), ('systemic_consensing', 'Systemisches Konsensieren'), ('sense_check', 'Stimmungsbild'), ('priority_dots', 'Prioritätspunkte')], max_length=20, verbose_name='Verfahren')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('question', models.TextField(blank=True, verbose_name='Frage an den Tisch')),
                ('quorum_share', models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='Mindestanteil der gehörten Häuser')),
                ('thin_share', models.DecimalField(decimal_places=4, default='0.3333', max_digits=5, verbose_name='dünn ab diesem Anteil')),
                ('near_tie', models.DecimalField(decimal_places=4, default='0.05', max_digits=5, verbose_name='fast gleich bis')),
                ('outlier_from', models.PositiveSmallIntegerField(default=8, verbose_name='Einzelwiderstand ab')),
                ('scale_max', models.PositiveSmallIntegerField(default=10, verbose_name='höchster Widerstand')),
                ('dots', models.PositiveSmallIntegerField(default=3, verbose_name='Punkte je Haus')),
                ('is_reveal_at_once', models.BooleanField(default=True, verbose_name='Positionen sofort zeigen')),
                ('is_secret', models.BooleanField(default=False, verbose_name='geheim')),
                ('set_up_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_up_at', models.DateTimeField()),
                ('scope', models.ManyToManyField(blank=True, related_name='+', to='institutions.institution', verbose_name='für welche Häuser')),
            ],
            options={
                'verbose_name': 'Verfahren',
                'verbose_name_plural': 'Verfahren',
                'ordering': ['-set_up_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('quorum_share', None), models.Q(('quorum_share__gte', 0), ('quorum_share__lte', 1)), _connector='OR'), name='quorum_is_a_share_of_the_entitled'), models.CheckConstraint(condition=models.Q(('near_tie__gte', 0), ('near_tie__lte', 1), ('thin_share__gte', 0), ('thin_share__lte', 1)), name='thin_and_near_are_shares'), models.CheckConstraint(condition=models.Q(('scale_max__gte', 1), ('scale_max__lte', 100)), name='resistance_has_a_scale_of_1_to_100'), models.CheckConstraint(condition=models.Q(('is_secret', False), ('method__in', ['priority_dots', 'sense_check']), _connector='OR'), name='only_sense_check_and_dots_may_be_secret'), models.CheckConstraint(condition=models.Q(('dots__gte', 1), ('dots__lte', 20)), name='everybody_has_1_to_20_dots')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='consensus.procedure')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Runde')),
                ('wording', models.TextField(verbose_name='Wortlaut')),
                ('opened_at', models.DateTimeField(verbose_name='eröffnet')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('after_period_until', models.DateTimeField(blank=True, null=True, verbose_name='Antwort bis')),
                ('last_asked_on', models.DateField(blank=True, null=True, verbose_name='zuletzt erinnert am')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='geschlossen')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Runde',
                'verbose_name_plural': 'Runden',
                'ordering': ['-opened_at'],
                'constraints': [models.UniqueConstraint(fields=('procedure', 'number'), name='round_is_numbered_once_per_procedure'), models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('procedure',), name='procedure_has_one_open_round'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('opened_at')), _connector='OR'), name='round_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('after_period_until', None), ('after_period_until__gt', models.F('opened_at')), _connector='OR'), name='after_period_ends_after_the_round_opens'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), models.Q(('after_period_until__isnull', False), ('closed_at', models.F('after_period_until')), ('closed_by', None)), _connector='OR'), name='round_is_closed_by_somebody_or_by_its_deadline'), models.CheckConstraint(condition=models.Q(('last_asked_on', None), ('after_period_until__isnull', False), _connector='OR'), name='only_a_deadline_is_reminded_of')],
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='consensus.round')),
                ('key', models.CharField(max_length=8)),
                ('title', models.CharField(max_length=300, verbose_name='Lösung')),
                ('place', models.PositiveSmallIntegerField(verbose_name='Reihenfolge')),
                ('is_passive', models.BooleanField(default=False, verbose_name='Passivlösung')),
            ],
            options={
                'verbose_name': 'Lösung',
                'verbose_name_plural': 'Lösungen',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('round', 'key'), name='option_has_one_key_per_round'), models.CheckConstraint(condition=models.Q(models.Q(('is_passive', True), ('key', 'o0')), models.Q(('is_passive', False), models.Q(('key', 'o0'), _negated=True)), _connector='OR'), name='only_the_passive_option_bears_key_zero')],
            },
        ),
        migrations.CreateModel(
            name='Entitlement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entitlements', to='consensus.round')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entitlements', to='institutions.institution')),
                ('place', models.PositiveSmallIntegerField(verbose_name='Reihenfolge')),
                ('took_part_on', models.DateField(blank=True, null=True, verbose_name='hat teilgenommen am')),
            ],
            options={
                'verbose_name': 'Stimmberechtigung',
                'verbose_name_plural': 'Stimmberechtigungen',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('round', 'institution'), name='institution_has_one_voice_per_round')],
            },
        ),
        migrations.CreateModel(
            name='BallotBox',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ballot_box', to='consensus.round')),
                ('ballots', models.JSONField(default=list, verbose_name='Stimmzettel')),
            ],
            options={
                'verbose_name': 'Urne',
                'verbose_name_plural': 'Urnen',
            },
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entitlement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='consensus.entitlement')),
                ('number', models.PositiveSmallIntegerField()),
                ('position', models.CharField(blank=True, choices=[('full', 'Volle Zustimmung'), ('minor_concerns', 'Leichte Bedenken'), ('abstain', 'Enthaltung'), ('stand_aside', 'Beiseitestehen'), ('major_concerns', 'Schwere Bedenken'), ('veto', 'Veto'), ('consent', 'Konsent'), ('light_objection', 'Leichter Einwand'), ('serious_objection', 'Schwerwiegender Einwand')], max_length=20, verbose_name='Position')),
                ('resistance', models.JSONField(blank=True, null=True, verbose_name='Widerstand je Lösung')),
                ('fingers', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Finger')),
                ('thumb', models.CharField(blank=True, max_length=5, verbose_name='Daumen')),
                ('dots', models.JSONField(blank=True, null=True, verbose_name='Punkte je Lösung')),
                ('reason', models.TextField(blank=True, verbose_name='Begründung')),
                ('may_be_named', models.BooleanField(default=False, verbose_name='Unser Haus darf im Protokoll genannt werden')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_how', models.CharField(choices=[('own', 'selbst gegeben'), ('deputy', 'von der Vertretung gegeben'), ('card', 'von der Karte eingetragen')], max_length=8, verbose_name='eingetragen')),
                ('given_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Stimme',
                'verbose_name_plural': 'Stimmen',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('entitlement', 'number'), name='voices_of_a_house_follow_one_another'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('position', ''), _negated=True), models.Q(('resistance__isnull', False), _negated=True), models.Q(('fingers__isnull', False), _negated=True), ('thumb', ''), models.Q(('dots__isnull', False), _negated=True)), models.Q(('resistance__isnull', False), ('position', ''), models.Q(('fingers__isnull', False), _negated=True), ('thumb', ''), models.Q(('dots__isnull', False), _negated=True)), models.Q(('fingers__isnull', False), ('position', ''), models.Q(('resistance__isnull', False), _negated=True), ('thumb', ''), models.Q(('dots__isnull', False), _negated=True)), models.Q(models.Q(('thumb', ''), _negated=True), ('position', ''), models.Q(('resistance__isnull', False), _negated=True), models.Q(('fingers__isnull', False), _negated=True), models.Q(('dots__isnull', False), _negated=True)), models.Q(('dots__isnull', False), ('position', ''), models.Q(('resistance__isnull', False), _negated=True), models.Q(('fingers__isnull', False), _negated=True), ('thumb', '')), _connector='OR'), name='voice_says_exactly_one_thing'), models.CheckConstraint(condition=models.Q(('position', ''), ('position__in', ['full', 'minor_concerns', 'abstain', 'stand_aside', 'major_concerns', 'veto', 'consent', 'light_objection', 'serious_objection']), _connector='OR'), name='voice_takes_a_known_position'), models.CheckConstraint(condition=models.Q(('fingers', None), ('fingers__lte', 5), _connector='OR'), name='nobody_shows_more_than_five_fingers'), models.CheckConstraint(condition=models.Q(('thumb', ''), ('thumb__in', ['up', 'level', 'down']), _connector='OR'), name='thumb_points_up_level_or_down'), models.CheckConstraint(condition=models.Q(('entered_how__in', ['own', 'deputy', 'card'])), name='voice_tells_how_it_was_entered')],
            },
        ),
        migrations.CreateModel(
            name='AdvisoryNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='consensus.round')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('text', models.TextField(verbose_name='Hinweis')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Hinweis der Beratung',
                'verbose_name_plural': 'Hinweise der Beratung',
                'ordering': ['noted_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='advisory_note_says_something')],
            },
        ),
        migrations.CreateModel(
            name='CardObjection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='objection', to='consensus.voice')),
                ('text', models.TextField(verbose_name='Widerspruch')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Widerspruch gegen einen Eintrag',
                'verbose_name_plural': 'Widersprüche gegen Einträge',
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='card_objection_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ResultStatement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='consensus.round')),
                ('result', models.CharField(choices=[('consensus', 'Konsens'), ('consensus_with_concerns', 'Konsens mit Bedenken'), ('consent', 'Konsent'), ('option_chosen', 'Einigung auf eine Lösung'), ('shown', 'Stimmungsbild festgehalten'), ('order', 'Reihenfolge festgehalten'), ('no_consensus', 'Kein Konsens')], max_length=24, verbose_name='Ergebnis')),
                ('text', models.TextField(verbose_name='Feststellung')),
                ('next_step', models.CharField(blank=True, choices=[('revise', 'Vorschlag überarbeiten'), ('deepen', 'Frage vertiefen'), ('smaller_circle', 'im kleineren Kreis klären'), ('local_choice', 'jedem Haus überlassen')], max_length=16, verbose_name='Nächster Schritt')),
                ('next_step_note', models.TextField(blank=True, verbose_name='Wer kümmert sich worum?')),
                ('next_step_on', models.DateField(blank=True, null=True, verbose_name='Wieder am Tisch am')),
                ('record', models.JSONField(verbose_name='Stimmen')),
                ('reading', models.JSONField(verbose_name='Lesart')),
                ('remark_on_roles', models.CharField(blank=True, max_length=400)),
                ('stated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stated_at', models.DateTimeField()),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='consensus.resultstatement')),
                ('reason', models.TextField(blank=True, verbose_name='Warum neu festgestellt?')),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Feststellung des Ergebnisses',
                'verbose_name_plural': 'Feststellungen des Ergebnisses',
                'ordering': ['-stated_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_at', None)), fields=('round',), name='round_has_one_current_statement'), models.CheckConstraint(condition=models.Q(('supersedes', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='superseding_statement_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('result', 'no_consensus'), _negated=True), models.Q(('next_step', ''), _negated=True), _connector='OR'), name='no_consensus_has_a_next_step'), models.CheckConstraint(condition=models.Q(models.Q(('next_step', ''), _negated=True), models.Q(('next_step_note', ''), ('next_step_on', None)), _connector='OR'), name='only_a_next_step_has_a_note_and_a_day'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='statement_says_something')],
            },
        ),
    ]
