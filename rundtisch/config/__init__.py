"""How the installation is put together: settings, addresses, the program."""
