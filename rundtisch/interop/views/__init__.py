"""Pages of registers."""

from .register import register_import_application, register_import_detail, register_import_new

__all__ = ["register_import_application", "register_import_detail", "register_import_new"]
