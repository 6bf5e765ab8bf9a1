"""Sending mail: noted inside the act, sent after its transaction, tried again with growing pauses."""

import threading
from datetime import timedelta
from email.mime.text import MIMEText

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, Q

from . import clock
from .models import Delivery

#: Minutes until the next attempt after the first, second, … failure; after the last the mail is given up.
PAUSES = (1, 5, 30, 120, 720, 1440)
#: How long it is known that a mail was sent, or why it was given up.
KEPT = timedelta(days=30)
_woken = threading.Event()


def send_mail(*, to: str, subject: str, text: str, html: str = "", calendar: str = "", method: str = "") -> Delivery:
    """Note a mail that leaves when the act is done."""
    now = clock.now()
    delivery = Delivery.objects.create(
        recipient=to,
        subject=" ".join(subject.split())[:200],
        text=text,
        html=html,
        calendar=calendar,
        calendar_method=method,
        created_at=now,
        next_attempt_at=now,
    )
    transaction.on_commit(_woken.set)
    return delivery


def deliver_due() -> int:
    """Send what is due, each mail claimed first so that two workers never send it twice; returns how many were sent."""
    now = clock.now()
    sent = 0
    for delivery in Delivery.objects.due(now).order_by("next_attempt_at")[:50]:
        pause = PAUSES[min(delivery.attempts, len(PAUSES) - 1)]
        claimed = Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, sent_at=None).update(
            attempts=F("attempts") + 1, next_attempt_at=now + timedelta(minutes=pause)
        )
        if claimed:
            sent += _attempt(delivery)
    return sent


def _attempt(delivery: Delivery) -> bool:
    try:
        as_message(delivery).send()
    except Exception as error:  # a mail server may fail in any way; the mail is tried again
        last = delivery.attempts + 1 >= len(PAUSES)
        # A mail that never leaves keeps no one-time link either.
        words = {"text": "", "html": "", "calendar": "", "given_up_at": clock.now()} if last else {}
        Delivery.objects.filter(pk=delivery.pk).update(last_error=type(error).__name__, **words)
        return False
    # The text may hold a one-time link, and who was written to may have been promised not to be known: neither stays.
    left = {"recipient": "", "text": "", "html": "", "calendar": "", "last_error": ""}
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=clock.now(), **left)
    return True


def as_message(delivery: Delivery) -> EmailMultiAlternatives:
    """The mail as it is sent: plain text, HTML, and a calendar part that mail programs offer to answer."""
    message = EmailMultiAlternatives(delivery.subject, delivery.text, to=[delivery.recipient])
    if delivery.html:
        message.attach_alternative(delivery.html, "text/html")
    if delivery.calendar:
        part = MIMEText(delivery.calendar, "calendar", "utf-8")
        part.set_param("method", delivery.calendar_method)
        part.add_header("Content-Disposition", "inline", filename="einladung.ics")
        message.attach(part)
    return message


def forget_what_is_over() -> int:
    """Mail that was sent or given up long ago is forgotten; returns how many."""
    long_ago = clock.now() - KEPT
    over = Delivery.objects.filter(Q(sent_at__lt=long_ago) | Q(given_up_at__lt=long_ago))
    return over.delete()[0]


def deliver_all_due() -> None:
    """Send until nothing is due."""
    while deliver_due():
        pass


def wait_for_mail(pause: float) -> None:
    """Return when an act has noted a mail in this process, at the latest after so many seconds."""
    _woken.wait(pause)
    _woken.clear()
