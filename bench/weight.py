"""How heavy a page is on the wire, compressed: the first time with all that belongs to it, and afterwards."""

import re
from gzip import decompress as ungzip
from urllib.parse import urljoin

from brotli import decompress as unbrotli  # type: ignore[import-untyped]  # has no types

from .server import Place, fetch

BELONGS = re.compile(rb"""<(?:link|script|img|use)\b[^>]*?\b(?:href|src)=["']([^"'#]+)""")
IN_STYLES = re.compile(rb"""url\(["']?([^"')#]+)""")
OPENED = {"br": unbrotli, "gzip": ungzip, "": lambda body: body}


def weigh(place: Place, address: str, cookie: str) -> tuple[int, int]:
    """Bytes of the first visit with styles, scripts, pictures and every font; bytes of the next one."""
    size, body = _fetched(place, address, cookie)
    whole, known = size, set()
    ahead = [(address, found) for found in BELONGS.findall(body)]
    while ahead:
        base, found = ahead.pop()
        path = urljoin(base, found.decode())
        if path in known or not path.startswith("/static/"):
            continue
        known.add(path)
        part, content = _fetched(place, path, cookie)
        whole += part
        if path.endswith(".css"):
            ahead += [(path, one) for one in IN_STYLES.findall(content)]
    return whole, size


def _fetched(place: Place, address: str, cookie: str) -> tuple[int, bytes]:
    status, headers, body = fetch(place.port, address, Cookie=cookie, Accept_Encoding="gzip, deflate, br")
    if status != 200:  # noqa: PLR2004
        raise SystemExit(f"{address} answers {status}.")
    return len(body), OPENED[headers.get("content-encoding", "")](body)
