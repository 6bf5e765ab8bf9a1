"""All addresses, part by part."""

from django.urls import URLPattern, URLResolver, include, path

from . import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rundtisch.people.urls")),
    path("", include("rundtisch.institutions.urls")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("metrics", health.metrics, name="metrics"),
    path("", include("rundtisch.interop.urls")),
    path("", include("rundtisch.ui.urls")),
    path("", include("rundtisch.roundtables.urls")),
    path("", include("rundtisch.meetings.urls")),
    path("", include("rundtisch.matrices.urls")),
    path("", include("rundtisch.consensus.urls")),
    path("", include("rundtisch.agreements.urls")),
    path("", include("rundtisch.processes.urls")),
    path("", include("rundtisch.measures.urls")),
    path("", include("rundtisch.desk.urls")),
]

#: A text that is longer than a request may bring is told so in words.
handler400 = "rundtisch.writing.views.not_understood"
