"""Mark what houses have agreed anew since: until now every assessment was full and took the place of those before."""

from django.db import migrations


def mark(apps, schema_editor):
    """Let every agreed assessment know the next one of its house and instrument."""
    agreement = apps.get_model("matrices", "AssessmentAgreement")
    rating = apps.get_model("matrices", "Rating")
    next_ones = {}
    rows = agreement.objects.order_by("-agreed_at").values_list(
        "assessment_id", "assessment__institution_id", "assessment__instrument__key"
    )
    for assessment, house, key in rows.iterator():
        later = next_ones.get((house, key))
        if later:
            rating.objects.filter(assessment=assessment).update(superseded_by=later)
        next_ones[house, key] = assessment


class Migration(migrations.Migration):
    dependencies = [("matrices", "0007_rounds_over_time")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
