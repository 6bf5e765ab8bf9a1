"""German words for the parts, groups and facts of a diff."""

from .sentences import gettext_noop as _

WORDS = {
    # parts
    "schools": _("Schulen"),
    "offices": _("Schulaufsicht"),
    "authorities": _("Schulträger"),
    "municipalities": _("Kommunen"),
    "pupils": _("Schülerzahlen"),
    "social_index": _("Sozialindex"),
    # groups
    "added": _("neu"),
    "changed": _("geändert"),
    "ended": _("beendet"),
    "imported_as_ended": _("neu und schon geschlossen"),
    "missing": _("nicht in der Datei (bleiben)"),
    "unchanged": _("unverändert"),
    "rejected": _("zurückgewiesene Zeilen"),
    # facts
    "name": _("Name"),
    "short_name": _("Kurzname"),
    "kind": _("Art"),
    "school_kind": _("Schulform"),
    "authority_kind": _("Art des Trägers"),
    "authority": _("Träger"),
    "municipality": _("Gemeindeschlüssel"),
    "county": _("Kreis"),
    "street": _("Straße"),
    "postcode": _("Postleitzahl"),
    "town": _("Ort"),
    "email": _("E-Mail-Adresse"),
    "phone": _("Telefon"),
    "website": _("Internetseite"),
    "begins_on": _("Beginn"),
    "ends_on": _("Ende"),
}
