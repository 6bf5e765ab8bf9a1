"""Named rules: who may do what to which thing, joined by and, or, not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import NotEntitled

Actor = TypeVar("Actor", contravariant=True)
Thing = TypeVar("Thing", contravariant=True)
Other = TypeVar("Other")
SomeActor = TypeVar("SomeActor")
SomeThing = TypeVar("SomeThing")


@dataclass(frozen=True)
class Rule(Generic[Actor, Thing]):
    """One sentence about who may do something; called with a person and a thing it answers yes or no."""

    name: str
    holds: Callable[[Actor, Thing], bool]

    def __call__(self, actor: Actor, thing: Thing) -> bool:
        """Whether the sentence is true of this actor and this thing."""
        return self.holds(actor, thing)

    def __and__(self, other: Rule[Actor, Thing]) -> Rule[Actor, Thing]:
        """Both sentences are true."""
        return Rule(f"({self.name} and {other.name})", lambda actor, thing: self(actor, thing) and other(actor, thing))

    def __or__(self, other: Rule[Actor, Thing]) -> Rule[Actor, Thing]:
        """One of the sentences is true."""
        return Rule(f"({self.name} or {other.name})", lambda actor, thing: self(actor, thing) or other(actor, thing))

    def __invert__(self) -> Rule[Actor, Thing]:
        """The sentence is not true."""
        return Rule(f"(not {self.name})", lambda actor, thing: not self(actor, thing))

    def of(self, owner: Callable[[Other], Thing]) -> Rule[Actor, Other]:
        """The same sentence about what a thing belongs to: `may_speak.of(lambda voice: voice.institution)`."""
        return Rule(self.name, lambda actor, thing: self(actor, owner(thing)))

    def named(self, name: str) -> Rule[Actor, Thing]:
        """The same rule under the name that the act knows it by."""
        return Rule(name, self.holds)


def rule(check: Callable[[SomeActor, SomeThing], bool]) -> Rule[SomeActor, SomeThing]:
    """Make a rule of a function and give it the function's name."""
    return Rule(check.__name__, check)


def authorise(by: SomeActor, permitted: Rule[SomeActor, SomeThing], thing: SomeThing) -> None:
    """Let the act go on, or raise NotEntitled."""
    if not permitted(by, thing):
        raise NotEntitled(permitted.name)
