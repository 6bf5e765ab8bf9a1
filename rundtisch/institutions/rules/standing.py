"""Where a person stands: for which houses somebody acts today, and in which function."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

#: Functions whose holders speak for their house at the table (product.md, section 1).
SPEAKING = frozenset({"head_teacher", "authority_office"})
#: Functions that see and prepare for their house, but neither speak nor share.
PREPARING = SPEAKING | {"digital_lead", "school_it"}
#: Kinds of institutions that supervise schools.
SUPERVISION = frozenset({"supervision_lower", "supervision_upper"})


@dataclass(frozen=True)
class Post:
    """One current appointment."""

    institution: UUID
    kind: str
    function: str
    school_kinds: tuple[str, ...] = ()
    #: The institution's name, for those who write to this person; the post is the same without it.
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class Entrusted:
    """One current mandate; it is the same whatever day it began."""

    institution: UUID
    power: str
    from_on: date | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Standing:
    """All current appointments and mandates of one person."""

    posts: tuple[Post, ...] = ()
    mandates: tuple[Entrusted, ...] = ()

    @property
    def houses(self) -> frozenset[UUID]:
        """The institutions to which the person belongs; a mandate opens no house."""
        return frozenset(post.institution for post in self.posts)

    @property
    def is_in_supervision(self) -> bool:
        """Whether the person has a current appointment in any supervision, whatever other seats it has."""
        return any(post.kind in SUPERVISION for post in self.posts)

    def speaks_for(self, institution: UUID) -> bool:
        """By appointment: the right that is never lent, needed to share, to agree an assessment, to give a mandate."""
        return any(post.institution == institution and post.function in SPEAKING for post in self.posts)

    def prepares_for(self, institution: UUID) -> bool:
        """May fill in and prepare inside the house."""
        return any(post.institution == institution and post.function in PREPARING for post in self.posts)

    def is_entrusted(self, institution: UUID, power: str) -> bool:
        """Holds a mandate of this house for this power; a shared mailbox is nobody and can only be lent a reply."""
        if self.is_only_a_mailbox and power != "enter_reply":
            return False
        return Entrusted(institution, power) in self.mandates

    @property
    def is_only_a_mailbox(self) -> bool:
        """Whether the account stands for shared mailboxes and for no person."""
        return bool(self.posts) and all(post.function == "shared_mailbox" for post in self.posts)

    def may_give_voice_for(self, institution: UUID) -> bool:
        """By appointment or by a mandate to speak."""
        return self.speaks_for(institution) or self.is_entrusted(institution, "speak")

    def has_function(self, function: str, institution: UUID | None = None) -> bool:
        """Holds this function, in this house or in any."""
        return any(
            post.function == function and (institution is None or post.institution == institution)
            for post in self.posts
        )

    def houses_with(self, function: str) -> frozenset[UUID]:
        """The houses in which the person holds this function."""
        return frozenset(post.institution for post in self.posts if post.function == function)
