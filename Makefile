# Commands of the house. `make` alone lists them.

PYTHON ?= python3
PORT ?= 8000
DATA ?= build/demo
# Tests at once; browsers and databases are kept apart.
AT_ONCE ?= 2

VENV := .venv
BIN := $(VENV)/bin
# Each stamp says which lock the environment was last brought to.
BASE := $(VENV)/stamp-base
DEV := $(VENV)/stamp-dev
LOCKS := requirements/uv.txt requirements/base.txt
COMPILE := uv pip compile --quiet --generate-hashes --no-header --no-annotate --universal --python-version 3.11

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The environment meant is this one, whatever is activated outside.
export VIRTUAL_ENV := $(abspath $(VENV))
export UV_PYTHON_DOWNLOADS := never
# Python keeps what it compiled, whatever is set outside: every start would otherwise compile a thousand files anew.
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check bench screenshots messages lock clean

help: ## list these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/stamp-uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rundtisch needs Python 3.11 or newer.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements/uv.txt
	@touch $@

# An environment that holds what tests need holds what the program needs, too.
$(BASE): $(VENV)/stamp-uv $(LOCKS) pyproject.toml
	@if [ -e $(DEV) ]; then lock=dev; else lock=base; fi; \
	  $(BIN)/uv pip sync --quiet --require-hashes requirements/$$lock.txt
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(VENV)/stamp-uv $(LOCKS) requirements/dev.txt pyproject.toml
	@$(BIN)/uv pip sync --quiet --require-hashes requirements/dev.txt
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(BASE) $@

setup: $(BASE) ## prepare: .venv with the locked dependencies, catalogues
	@$(BIN)/python -m rundtisch.config.catalogues

setup-dev: $(DEV)
	@$(BIN)/python -m rundtisch.config.catalogues

demo: setup ## build the sample region and serve it: PORT=8000 DATA=build/demo
	@RUNDTISCH_DATA_DIR="$(abspath $(DATA))" RUNDTISCH_BASE_URL=http://127.0.0.1:$(PORT) \
	  DJANGO_SETTINGS_MODULE=rundtisch.config.settings.demo sh -e .ci/demo $(PORT)

test: setup-dev ## run every test on SQLite and on PostgreSQL
	@sh -e .ci/programs
	@$(BIN)/python tests/both.py -n $(AT_ONCE) $(PYTEST)

check: setup-dev ## lint, types, order, licences
	@$(BIN)/python .ci/check.py

bench: setup-dev ## start the real server and measure it
	@sh -e .ci/programs
	@$(BIN)/python bench/run.py

screenshots: setup-dev ## pictures of the main pages in build/screenshots
	@sh -e .ci/programs
	@$(BIN)/python tests/screenshots.py

messages: setup-dev ## collect the texts of the pages into the English catalogues
	@$(BIN)/python -m rundtisch.config.catalogues --collect

lock: $(VENV)/stamp-uv ## write the lock files anew from requirements/*.in
	@for lock in uv base dev; do \
	  $(BIN)/$(COMPILE) requirements/$$lock.in --output-file requirements/$$lock.txt || exit 1; done

clean: ## remove what was built; data and .venv stay
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
