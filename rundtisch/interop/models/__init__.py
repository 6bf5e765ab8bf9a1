"""What is stored of registers that were brought in."""

from .register import RegisterFile, RegisterImport

__all__ = ["RegisterFile", "RegisterImport"]
