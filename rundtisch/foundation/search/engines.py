"""How the two databases look up tokens: the only place in which they differ."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Coalesce

from ..models import IndexedText

#: Every word must stand there, each in one of its variants.
Wanted = Sequence[Sequence[str]]
#: From so many hits on it is faster to read along an order and to look at each thing than to collect all hits first.
MANY = 2_000


def stands_in(kind: str, wanted: Wanted, *, in_heads: bool = False, is_frequent: bool = False) -> Q | Exists:
    """The condition that these tokens stand in a thing of this kind."""
    if connection.vendor == "postgresql":
        return Q(pk__in=RawSQL(_THINGS_ON_POSTGRESQL, [kind, _as_tsquery(wanted, in_heads)]))  # noqa: S611 - constant
    match = _as_match(wanted, in_heads)
    if is_frequent:
        texts = IndexedText.objects.filter(kind=kind, thing=OuterRef("pk"))
        return Exists(texts.filter(pk__in=RawSQL(_TEXTS_ON_SQLITE, [match])))  # noqa: S611 - constant
    return Q(pk__in=RawSQL(_THINGS_ON_SQLITE, [kind, match]))  # noqa: S611 - constant


def are_many(wanted: Wanted) -> bool:
    """Whether there are so many hits that SQLite had better not collect them; PostgreSQL decides for itself."""
    if connection.vendor == "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON_SQLITE, [_as_match(wanted, in_heads=False), MANY])
        return bool(cursor.fetchone()[0] == MANY)


def read_in_order(field: str) -> Combinable:
    """The field for a filter that shall not decide in which order rows are read.

    SQLite keeps no statistics: it would follow the index of the field and sort all rows to show the newest ones.
    """
    return F(field) if connection.vendor == "postgresql" else Coalesce(field, field)


_THINGS_ON_POSTGRESQL = "SELECT thing FROM foundation_indexedtext WHERE kind = %s AND whole @@ %s::tsquery"
_TEXTS_ON_SQLITE = "SELECT rowid FROM foundation_search WHERE foundation_search MATCH %s"
_THINGS_ON_SQLITE = f"SELECT thing FROM foundation_indexedtext WHERE kind = %s AND id IN ({_TEXTS_ON_SQLITE})"  # noqa: S608 - constant
_COUNT_ON_SQLITE = f"SELECT count(*) FROM ({_TEXTS_ON_SQLITE} LIMIT %s)"  # noqa: S608 - constant


def _as_tsquery(wanted: Wanted, in_heads: bool) -> str:
    weight = ":A" if in_heads else ""
    return " & ".join("(" + " | ".join(f"'{token}'{weight}" for token in tokens) + ")" for tokens in wanted)


def _as_match(wanted: Wanted, in_heads: bool) -> str:
    asked = " AND ".join("(" + " OR ".join(f'"{token}"' for token in tokens) + ")" for tokens in wanted)
    return f"heads : ({asked})" if in_heads else asked
