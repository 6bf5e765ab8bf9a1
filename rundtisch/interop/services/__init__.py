"""What people do with registers."""

from .register import apply_register_import, import_register, preview_register_import

__all__ = ["apply_register_import", "import_register", "preview_register_import"]
