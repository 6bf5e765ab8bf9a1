"""What stands around the content: instance, foot, signs."""

from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rundtisch.ui.frame import Link


def region_name(context: Context) -> str:
    """The name of the instance: from the frame, or from the settings where there is no frame."""
    frame = context.get("frame")
    return str(frame.region_name if frame else context.get("region_name") or settings.REGION_NAME)


def footer_links(context: Context) -> tuple[Link, ...]:
    """The links at the foot: those of the frame, or help and the legal pages."""
    frame = context.get("frame")
    if frame and frame.footer:
        return tuple(frame.footer)
    return (
        Link(_("Hilfe"), reverse("help")),
        Link(_("Barrierefreiheit"), reverse("accessibility")),
        Link(_("Datenschutz"), reverse("privacy")),
        Link(_("Impressum"), reverse("imprint")),
    )


def brand_mark() -> SafeString:
    """The table figure as the mark of the product."""
    return BRAND_MARK


def icon(name: str, size: str = "default") -> SafeString:
    """A decorative sign of KERN: `{% icon "search" %}`."""
    return format_html('<span class="kern-icon kern-icon--{} kern-icon--{}" aria-hidden="true"></span>', name, size)


BRAND_MARK = mark_safe(
    '<svg viewBox="-20 -20 40 40" aria-hidden="true" focusable="false"><circle class="rt-inlay" r="8.5"/>'
    '<g class="rt-t-mid rt-s-fill"><circle cx="15" r="3.2"/>'
    '<circle cx="10.6" cy="10.6" r="3.2"/><circle cy="15" r="3.2"/><circle cx="-10.6" cy="10.6" r="3.2"/>'
    '<circle cx="-15" r="3.2"/>'
    '<circle cx="-10.6" cy="-10.6" r="3.2"/><circle cy="-15" r="3.2"/><circle cx="10.6" cy="-10.6" r="3.2"/></g></svg>'
)
