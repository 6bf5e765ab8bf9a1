"""What the foundation stores: mail on its way."""

from .base import Identified
from .deliveries import Delivery

__all__ = ["Delivery", "Identified"]
