# Two commands set everything up: `make run` and `make test`. Both may be repeated without harm.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps

export FORMSVC_DEMONSTRATION ?= yes

.PHONY: help install run test lint fix benchmarks lock clean

help:
	@echo "make run         set up what is missing and start formsvc in demonstration mode"
	@echo "make install     set up what is missing, start nothing"
	@echo "make test        set up what is missing and run everything that checks the project"
	@echo "make lint        formatting, lint, types and layers only"
	@echo "make fix         format and mend what can be mended"
	@echo "make benchmarks  measure, and print ratios against the bare engines"
	@echo "make lock        write the hash-locked requirements anew"

install: $(STAMPS)/system $(STAMPS)/runtime $(STAMPS)/assets

run: install
	@$(BIN)/formsvc demo --quiet
	@exec $(BIN)/formsvc up

test: $(STAMPS)/system-tests $(STAMPS)/development $(STAMPS)/assets lint
	@FORMSVC_DEMONSTRATION= $(BIN)/pytest -n 2 --dist loadgroup -q $(PYTEST)

lint: $(STAMPS)/development
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make fix"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | tail -n 4

fix: $(STAMPS)/development
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

benchmarks: $(STAMPS)/system-tests $(STAMPS)/development $(STAMPS)/assets
	@for one in benchmarks/[a-z]*.py; do echo "== $$one"; $(BIN)/python $$one; done

lock:
	@$(PYTHON) -m venv .venv/lock && .venv/lock/bin/pip install --quiet uv
	@.venv/lock/bin/uv pip compile --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --generate-hashes --python-version 3.11 --extra build pyproject.toml -o requirements.txt
	@.venv/lock/bin/uv pip compile --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --generate-hashes --python-version 3.11 --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	@rm -rf .venv/lock

clean:
	@rm -rf .venv var build *.egg-info formsvc/web/static/vendor

# What Debian brings. As root, or with sudo, it is installed; otherwise it is named and the set-up stops.
$(STAMPS)/system: .ci/debian-packages.txt .ci/install-debian-packages
	@.ci/install-debian-packages run
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/system-tests: .ci/debian-packages.txt .ci/install-debian-packages
	@.ci/install-debian-packages run test
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/system

$(BIN)/python: | $(STAMPS)/system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "formsvc needs Python 3.11 or later.")'
	@$(PYTHON) -m venv .venv

$(STAMPS)/runtime: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the locked Python packages …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/development: requirements-dev.txt pyproject.toml | $(STAMPS)/runtime
	@echo "Installing the locked packages for the tests …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: package-lock.json formsvc/web/assets.py formsvc/web/letter_fonts.py | $(STAMPS)/runtime
	@$(BIN)/python -m formsvc.web.assets install
	@mkdir -p $(STAMPS) && touch $@
