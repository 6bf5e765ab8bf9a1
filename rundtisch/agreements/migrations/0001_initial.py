import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consensus', '0001_initial'),
        ('institutions', '0001_initial'),
        ('meetings', '0001_initial'),
        ('people', '__first__'),
        ('roundtables', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='roundtables.roundtable')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                ('sequence', models.PositiveSmallIntegerField(verbose_name='laufende Nummer')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('kind', models.CharField(choices=[('ground_rules', 'Regeln der Zusammenarbeit'), ('standard', 'Standard'), ('procedure', 'Verfahren'), ('procurement', 'Beschaffung'), ('transition', 'Übergang'), ('platform', 'Plattform'), ('support', 'Support'), ('other', 'Sonstiges')], default='other', max_length=12, verbose_name='Art')),
                ('reasons', models.TextField(blank=True, verbose_name='Gründe')),
                ('agreed_on', models.DateField(verbose_name='getroffen am')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='Überprüfung am')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='agreements', to='meetings.agendaitem')),
                ('statement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='consensus.resultstatement')),
                ('recorded_how', models.CharField(blank=True, choices=[('orally', 'mündlich festgestellt'), ('earlier_minutes', 'übernommen aus früherem Protokoll')], max_length=16, verbose_name='festgehalten')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField(blank=True, null=True)),
                ('stated_by_label', models.CharField(blank=True, max_length=160, verbose_name='festgestellt durch')),
                ('lapsed_at', models.DateTimeField(blank=True, null=True, verbose_name='gilt nicht mehr seit')),
            ],
            options={
                'verbose_name': 'Vereinbarung',
                'verbose_name_plural': 'Vereinbarungen',
                'ordering': ['-year', '-sequence'],
                'indexes': [models.Index(fields=['-agreed_on', '-year', '-sequence', 'id'], name='agreements_newest_first')],
                'constraints': [models.UniqueConstraint(fields=('table', 'year', 'sequence'), name='agreement_number_is_given_once_per_table_and_year'), models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='agreement_numbers_begin_with_one'), models.CheckConstraint(condition=models.Q(models.Q(('recorded_how', ''), ('statement__isnull', False)), models.Q(('recorded_by__isnull', False), ('statement', None), models.Q(('recorded_how', ''), _negated=True), models.Q(('stated_by_label', ''), _negated=True)), _connector='OR'), name='agreement_was_stated_or_recorded')],
            },
        ),
        migrations.CreateModel(
            name='AgreementVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='agreements.agreement')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Fassung')),
                ('wording', models.TextField(verbose_name='Wortlaut')),
                ('agreed_on', models.DateField(verbose_name='getroffen am')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consensus.resultstatement')),
            ],
            options={
                'verbose_name': 'Fassung der Vereinbarung',
                'verbose_name_plural': 'Fassungen der Vereinbarung',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'number'), name='agreement_version_is_numbered_once'), models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='agreement_has_a_wording')],
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reservations', to='agreements.agreement')),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('position', models.CharField(blank=True, choices=[('full', 'Volle Zustimmung'), ('minor_concerns', 'Leichte Bedenken'), ('abstain', 'Enthaltung'), ('stand_aside', 'Beiseitestehen'), ('major_concerns', 'Schwere Bedenken'), ('veto', 'Veto'), ('consent', 'Konsent'), ('light_objection', 'Leichter Einwand'), ('serious_objection', 'Schwerwiegender Einwand')], max_length=20, verbose_name='Position')),
                ('text', models.TextField(blank=True, verbose_name='Vorbehalt')),
                ('place', models.PositiveSmallIntegerField(verbose_name='Reihenfolge')),
            ],
            options={
                'verbose_name': 'Vorbehalt',
                'verbose_name_plural': 'Vorbehalte',
                'ordering': ['place'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('position', ''), _negated=True), _connector='OR'), name='reservation_says_something')],
            },
        ),
        migrations.CreateModel(
            name='AgreementObjection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='objections', to='agreements.agreement')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('text', models.TextField(verbose_name='Widerspruch')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('raised_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Widerspruch',
                'verbose_name_plural': 'Widersprüche',
                'constraints': [models.UniqueConstraint(fields=('agreement', 'institution'), name='house_objects_once_to_an_agreement'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='agreement_objection_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='roundtables.roundtable')),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='meetings.agendaitem')),
                ('outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposal', to='meetings.outcome')),
                ('title', models.CharField(max_length=200, verbose_name='Titel')),
                ('reasons', models.TextField(blank=True, verbose_name='Gründe')),
                ('kind', models.CharField(choices=[('ground_rules', 'Regeln der Zusammenarbeit'), ('standard', 'Standard'), ('procedure', 'Verfahren'), ('procurement', 'Beschaffung'), ('transition', 'Übergang'), ('platform', 'Plattform'), ('support', 'Support'), ('other', 'Sonstiges')], default='other', max_length=12, verbose_name='Art')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='Überprüfung am')),
                ('procedure', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='consensus.procedure')),
                ('changes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposed_changes', to='agreements.agreement')),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='agreements.agreement')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('scope', models.ManyToManyField(blank=True, related_name='+', to='institutions.institution', verbose_name='gilt für')),
            ],
            options={
                'verbose_name': 'Vorschlag',
                'verbose_name_plural': 'Vorschläge',
                'ordering': ['-proposed_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('agreement', None), ('withdrawn_at', None), _connector='OR'), name='agreed_proposal_is_not_withdrawn')],
            },
        ),
        migrations.CreateModel(
            name='ProposalVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='agreements.proposal')),
                ('number', models.PositiveSmallIntegerField(verbose_name='Fassung')),
                ('wording', models.TextField(verbose_name='Wortlaut')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Fassung des Vorschlags',
                'verbose_name_plural': 'Fassungen des Vorschlags',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'number'), name='proposal_version_is_numbered_once'), models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='proposal_has_a_wording')],
            },
        ),
        migrations.CreateModel(
            name='VersionRound',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='agreements.proposalversion')),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='version_asked', to='consensus.round')),
            ],
            options={
                'verbose_name': 'Runde zu einer Fassung',
                'verbose_name_plural': 'Runden zu Fassungen',
            },
        ),
        migrations.CreateModel(
            name='ProposalQuestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='agreements.proposal')),
                ('text', models.TextField(verbose_name='Frage')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('asked_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Frage zum Vorschlag',
                'verbose_name_plural': 'Fragen zum Vorschlag',
                'ordering': ['asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='proposal_question_asks_something')],
            },
        ),
        migrations.CreateModel(
            name='ProposalAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='agreements.proposalquestion')),
                ('text', models.TextField(verbose_name='Antwort')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('answered_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.institution')),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Antwort zum Vorschlag',
                'verbose_name_plural': 'Antworten zum Vorschlag',
                'ordering': ['answered_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='proposal_answer_says_something')],
            },
        ),
        migrations.CreateModel(
            name='AgreementRelation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='agreements.agreement')),
                ('kind', models.CharField(choices=[('replaces', 'ersetzt'), ('details', 'führt näher aus'), ('follows_from', 'folgt aus')], max_length=12, verbose_name='Beziehung')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations_of_others', to='agreements.agreement')),
                ('related_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('related_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'Beziehung zwischen Vereinbarungen',
                'verbose_name_plural': 'Beziehungen zwischen Vereinbarungen',
                'ordering': ['related_at'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'other'), name='two_agreements_are_related_in_one_way'), models.UniqueConstraint(condition=models.Q(('kind', 'replaces')), fields=('other',), name='agreement_is_replaced_by_one_other'), models.CheckConstraint(condition=models.Q(('agreement', models.F('other')), _negated=True), name='agreement_is_not_related_to_itself'), models.CheckConstraint(condition=models.Q(('kind__in', ['replaces', 'details', 'follows_from'])), name='agreements_are_related_in_a_known_way')],
            },
        ),
        migrations.CreateModel(
            name='AgreementEnding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='agreements.agreement')),
                ('reason', models.TextField(verbose_name='Grund')),
                ('ended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField()),
                ('replacement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='agreements.agreementrelation')),
            ],
            options={
                'verbose_name': 'Ende einer Vereinbarung',
                'verbose_name_plural': 'Enden von Vereinbarungen',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='ending_of_an_agreement_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='agreements.agreement')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='institutions.institution')),
                ('place', models.PositiveSmallIntegerField(verbose_name='Reihenfolge')),
                ('was_unheard', models.BooleanField(default=False, verbose_name='nicht gehört')),
                ('body', models.CharField(blank=True, choices=[('staff_conference', 'Lehrerkonferenz'), ('school_conference', 'Schulkonferenz'), ('administration', 'Verwaltung'), ('school_committee', 'Schulausschuss'), ('council', 'Rat'), ('board', 'Vorstand')], max_length=20, verbose_name='Es entscheidet')),
                ('state', models.CharField(choices=[('open', 'offen'), ('brought_in', 'eingebracht'), ('deferred', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('adopted', 'beschlossen oder übernommen'), ('adapted', 'angepasst übernommen'), ('declined', 'abgelehnt'), ('not_required', 'nicht erforderlich'), ('implemented', 'umgesetzt')], default='open', max_length=14, verbose_name='Stand')),
                ('on', models.DateField(blank=True, null=True, verbose_name='am')),
                ('deviation', models.TextField(blank=True, verbose_name='Abweichung')),
                ('reason', models.TextField(blank=True, verbose_name='Grund')),
                ('proof', models.TextField(blank=True, verbose_name='Nachweis oder Hinweis')),
                ('earlier_state', models.CharField(blank=True, choices=[('open', 'offen'), ('brought_in', 'eingebracht'), ('deferred', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('adopted', 'beschlossen oder übernommen'), ('adapted', 'angepasst übernommen'), ('declined', 'abgelehnt'), ('not_required', 'nicht erforderlich'), ('implemented', 'umgesetzt')], max_length=14, verbose_name='früherer Stand')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'Übernahme',
                'verbose_name_plural': 'Übernahmen',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('agreement', 'institution'), name='agreement_is_adopted_once_per_house'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'adapted'), _negated=True), models.Q(('deviation', ''), _negated=True), _connector='OR'), name='adapted_has_deviation'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='declined_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'implemented'), _negated=True), ('on__isnull', False), _connector='OR'), name='implemented_has_date'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'brought_in', 'deferred', 'noted', 'adopted', 'adapted', 'declined', 'not_required', 'implemented'])), name='adoption_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='AdoptionStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('adoption', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='agreements.adoption')),
                ('number', models.PositiveSmallIntegerField()),
                ('from_state', models.CharField(choices=[('open', 'offen'), ('brought_in', 'eingebracht'), ('deferred', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('adopted', 'beschlossen oder übernommen'), ('adapted', 'angepasst übernommen'), ('declined', 'abgelehnt'), ('not_required', 'nicht erforderlich'), ('implemented', 'umgesetzt')], max_length=14)),
                ('to_state', models.CharField(choices=[('open', 'offen'), ('brought_in', 'eingebracht'), ('deferred', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('adopted', 'beschlossen oder übernommen'), ('adapted', 'angepasst übernommen'), ('declined', 'abgelehnt'), ('not_required', 'nicht erforderlich'), ('implemented', 'umgesetzt')], max_length=14)),
                ('words', models.TextField(blank=True)),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reported_at', models.DateTimeField()),
                ('is_on_behalf', models.BooleanField(default=False, verbose_name='für das Haus eingetragen')),
                ('counted_before', models.CharField(choices=[('open', 'offen'), ('brought_in', 'eingebracht'), ('deferred', 'vertagt'), ('noted', 'zur Kenntnis genommen'), ('adopted', 'beschlossen oder übernommen'), ('adapted', 'angepasst übernommen'), ('declined', 'abgelehnt'), ('not_required', 'nicht erforderlich'), ('implemented', 'umgesetzt')], default='open', max_length=14, verbose_name='zählt bis zur Bestätigung')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'Schritt der Übernahme',
                'verbose_name_plural': 'Schritte der Übernahme',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('adoption', 'number'), name='adoption_steps_follow_one_another'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('is_on_behalf', True)), _connector='OR'), name='only_steps_on_behalf_are_confirmed_by_somebody'), models.CheckConstraint(condition=models.Q(('counted_before__in', ['open', 'brought_in', 'deferred', 'noted', 'adopted', 'adapted', 'declined', 'not_required', 'implemented'])), name='what_counts_until_confirmation_is_a_known_state')],
            },
        ),
        migrations.AddField(
            model_name='adoption',
            name='last_step',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.adoptionstep'),
        ),
    ]
