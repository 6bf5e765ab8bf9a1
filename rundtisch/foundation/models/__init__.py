"""What the foundation stores: mail on its way, and the search index."""

from .base import Identified
from .deliveries import Delivery
from .search import IndexedText, IndexedWord

__all__ = ["Delivery", "Identified", "IndexedText", "IndexedWord"]
