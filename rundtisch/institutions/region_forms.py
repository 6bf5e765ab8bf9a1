"""What is typed about an education region. Shape only; the acts decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import queries
from .models import County, EducationRegion, Institution


class RegionForm(forms.Form):
    """Name, counties and office of a region."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Zum Beispiel: Bildungsregion Musterkreis"))
    counties = forms.MultipleChoiceField(
        label=_("Kreise und kreisfreie Städte"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alle Kommunen darin gehören zur Bildungsregion. Jeder Kreis gehört zu höchstens einer."),
    )
    office = forms.ChoiceField(label=_("Geschäftsstelle"), required=False)

    def __init__(self, region: EducationRegion | None, typed: Any = None) -> None:
        self.offered_counties = {str(county.pk): county for county in queries.counties_for(region)}
        self.offered_offices = {str(one.pk): one for one in queries.regional_offices()}
        own = [key for key, county in self.offered_counties.items() if region and county.education_region_id]
        known = {"name": region.name, "counties": own, "office": str(region.office_id or "")} if region else {}
        super().__init__(typed, initial=known)
        offices = [(key, one.name) for key, one in self.offered_offices.items()]
        for name, offered in (
            ("counties", [(key, county.name) for key, county in self.offered_counties.items()]),
            ("office", [("", _("noch keine")), *offices]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
            field.choices = offered

    def said(self) -> dict[str, Any]:
        """What the act takes."""
        typed = self.cleaned_data
        counties: list[County] = [self.offered_counties[key] for key in typed["counties"]]
        office: Institution | None = self.offered_offices.get(typed["office"])
        return {"name": typed["name"], "counties": counties, "office": office}
