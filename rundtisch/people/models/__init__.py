"""What is stored of persons and of how they sign in."""

from .links import OneTimeLink, Purpose, hash_of
from .persons import Operatorship, Person

__all__ = ["OneTimeLink", "Operatorship", "Person", "Purpose", "hash_of"]
