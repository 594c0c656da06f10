# The only things needed beforehand: Python 3.11 or newer with pip, and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
SIZE ?= normal
VENV := .venv
BIN := $(VENV)/bin
# Imports as the program sees them: graphql/ is a source root (see graphql/README.md).
export PYTHONPATH := $(CURDIR):$(CURDIR)/graphql

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check bench messages clients screenshots lighthouse requirements format stop

help: ## Show what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ------------------------------------------------------------------ running it

demo: $(VENV)/run.stamp ## Run the whole platform with demo data (PORT=8000, SIZE=large)
	@env PORT=$(PORT) SIZE=$(SIZE) $(BIN)/python -m config.demo

demo-reset: $(VENV)/run.stamp ## Drop the demo's data
	@$(BIN)/python -m config.demo reset

stop: ## Stop the embedded PostgreSQL and Valkey
	@test ! -x $(BIN)/python || $(BIN)/python -m config.embedded stop

# ------------------------------------------------------------------ proving it

test: $(VENV)/dev.stamp ## Run every test (ARGS="-k sale" to choose)
	@$(BIN)/pytest -n auto $(ARGS)

check: $(VENV)/dev.stamp ## Lint, types, import rules, migrations, API schemas, templates, translations
	@$(BIN)/python scripts/check.py

bench: $(VENV)/dev.stamp ## Measure: one JSON object a line (ARGS="sale-service" to choose)
	@$(BIN)/python -m bench $(ARGS)

screenshots: $(VENV)/dev.stamp ## Take the pictures of README and docs from a running demo
	@$(BIN)/python scripts/screenshots.py
	@$(BIN)/python scripts/gallery.py

lighthouse: $(VENV)/dev.stamp ## Measure a running demo's pages with Lighthouse (Node 20, Chromium)
	@$(BIN)/python scripts/lighthouse.py $(ARGS)

# ------------------------------------------------------------------ keeping it

messages: $(VENV)/dev.stamp ## Gather texts to translate, merge locale/parts, compile
	@$(BIN)/python scripts/messages.py

clients: $(VENV)/dev.stamp ## Write the clients anew from the schemas and clients/operations
	@$(BIN)/python scripts/build_clients.py

format: $(VENV)/dev.stamp ## Format the code
	@$(BIN)/ruff check --fix-only -q . ; $(BIN)/ruff format -q .

requirements: $(VENV)/dev.stamp ## Pin the newest allowed versions with hashes (needs uv)
	@uv pip compile pyproject.toml $(PINS) -o requirements.txt
	@uv pip compile pyproject.toml $(PINS) --extra dev -c requirements.txt -o requirements-dev.txt

# For 3.11 and all later ones, on every platform; no address of a registry is written down.
PINS := -q --upgrade --universal -p 3.11 --generate-hashes --no-header --no-annotate

# ------------------------------------------------------------------ the environment

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Installing packages (about a minute the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing packages for development"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp
