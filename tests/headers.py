"""What must stand in the head of every answer, whoever asked for what."""

from django.http import HttpResponse


def missing_protection(answer: HttpResponse) -> list[str]:
    """What the head of this answer lacks: nothing foreign runs in it, nobody frames it, its kind is not guessed."""
    policy = answer.headers.get("Content-Security-Policy", "")
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    is_shown = kind in {"", "text/html", "text/plain"}
    holds = {
        "nothing foreign": "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy,
        "kind not guessed": answer.headers.get("X-Content-Type-Options") == "nosniff",
        "no frame": answer.headers.get("X-Frame-Options") == "DENY",
        "no word of where one comes from": answer.headers.get("Referrer-Policy") in {"same-origin", "no-referrer"},
        "a file is kept, not shown": is_shown or answer.headers.get("Content-Disposition", "").startswith("attachment"),
    }
    return [name for name, is_there in holds.items() if not is_there]
