"""What is stored of persons and of how they sign in."""

from .links import OneTimeLink, Purpose, hash_of
from .persons import Operatorship, Person
from .remembered import RememberedForAWhile

__all__ = ["OneTimeLink", "Operatorship", "Person", "Purpose", "RememberedForAWhile", "hash_of"]
