"""What is stored of process descriptions: their steps, links, checks and shares."""

from .descriptions import (
    ProcessCheck,
    ProcessDescription,
    ProcessDescriptionQuerySet,
    ProcessKind,
    ProcessStep,
)
from .links import ProcessAgreement, ProcessDimension, ProcessTopic
from .shares import ProcessLook, ProcessShare, ProcessShareRecipient

__all__ = [
    "ProcessAgreement",
    "ProcessCheck",
    "ProcessDescription",
    "ProcessDescriptionQuerySet",
    "ProcessDimension",
    "ProcessKind",
    "ProcessLook",
    "ProcessShare",
    "ProcessShareRecipient",
    "ProcessStep",
    "ProcessTopic",
]
