"""What the machinery around an installation asks it: does it live, is it ready, how is it doing."""

import hmac
import os

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from rundtisch import __version__
from rundtisch.foundation import clock
from rundtisch.foundation.models import Delivery


@login_not_required
@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """The program answers; asks nothing else, so that a slow database does not restart it."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and is up to date."""
    try:
        executor = MigrationExecutor(connection)
        outstanding = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    if outstanding:
        return HttpResponse("The database needs rundtisch migrate.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """A few numbers on the mail of this installation as Prometheus text; not found unless a token is set and given."""
    token = os.environ.get("RUNDTISCH_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    due = Delivery.objects.due(clock.now()).count()
    given_up = Delivery.objects.filter(given_up_at__isnull=False).count()
    lines = [
        "# TYPE rundtisch_info gauge",
        f'rundtisch_info{{version="{__version__}"}} 1',
        "# TYPE rundtisch_deliveries_due gauge",
        f"rundtisch_deliveries_due {due}",
        "# TYPE rundtisch_deliveries_given_up gauge",
        f"rundtisch_deliveries_given_up {given_up}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")
