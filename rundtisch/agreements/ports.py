"""What higher parts bring to an agreement."""

from collections.abc import Callable

from rundtisch.people.models import Person
from rundtisch.ui.chain import ChainLink

from .models import Adoption, Agreement

#: What came of an agreement, as further links of its chain; each answers in a fixed number of queries.
companions: list[Callable[[Person, Agreement], list[ChainLink]]] = []

#: What one house does about an agreement, a sentence each; each answers in a fixed number of queries.
house_tasks: list[Callable[[Person, Adoption], list[str]]] = []
