"""The search index: parts say what is found, and filter what a person may see; the foundation knows words alone."""

from .asking import Asked, Hit, answered, understand
from .engines import read_in_order
from .index import index, rebuild

__all__ = ["Asked", "Hit", "answered", "index", "read_in_order", "rebuild", "understand"]
