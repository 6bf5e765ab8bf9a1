"""Questions about registers."""

from .directory import directory_as_stored
from .register import (
    ImportPage,
    diff_of,
    import_page,
    latest_imports,
    read_files,
    register_import_for,
    stored_files,
)

__all__ = [
    "ImportPage",
    "diff_of",
    "directory_as_stored",
    "import_page",
    "latest_imports",
    "read_files",
    "register_import_for",
    "stored_files",
]
