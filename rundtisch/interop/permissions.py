"""Who may bring registers in."""

from rundtisch.institutions.permissions import may_keep_directory

#: Whoever keeps the directory: the regional office, operators, the console.
may_import_register = may_keep_directory.named("may_import_register")
