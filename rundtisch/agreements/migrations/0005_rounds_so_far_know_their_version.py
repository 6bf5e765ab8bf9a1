from django.db import migrations


def link_rounds(apps, schema_editor):
    """Each round of a proposal asked the newest version that stood when it opened."""
    Proposal = apps.get_model("agreements", "Proposal")
    VersionRound = apps.get_model("agreements", "VersionRound")
    links = []
    for proposal in Proposal.objects.exclude(procedure=None).prefetch_related("versions", "procedure__rounds"):
        versions = sorted(proposal.versions.all(), key=lambda version: version.number)
        for one in proposal.procedure.rounds.all():
            asked = [version for version in versions if version.written_at <= one.opened_at] or versions[:1]
            links += [VersionRound(version=asked[-1], round=one)] if asked else []
    VersionRound.objects.bulk_create(links)


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0004_way_of_a_proposal'),
    ]

    operations = [
        migrations.RunPython(link_rounds, migrations.RunPython.noop),
    ]
