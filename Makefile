# Every target sets up what it misses; `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SOURCES := services shared suite tests bench tools
export PYTHON

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- setting up -------------------------------------------------------------------------------------------------

$(VENV)/runtime.stamp: requirements.lock
	@tools/install_debian.sh run
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/runtime.stamp
	@echo "Installing the locked development dependencies"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: runtime setup debian
runtime: $(VENV)/runtime.stamp

setup: $(VENV)/dev.stamp ## Virtual environment with the locked dependencies

debian:
	@tools/install_debian.sh test

# --- running ----------------------------------------------------------------------------------------------------

.PHONY: demo run
demo: runtime ## The whole suite with the sample season; ONCE=1 plays the journey and stops; PORT=8000
	@PORT=$(PORT) exec $(BIN)/python -m suite demo $(if $(filter-out 0,$(ONCE)),--once)

run: runtime ## The whole suite without the sample season, with the settings of the environment
	@PORT=$(PORT) exec $(BIN)/python -m suite run

# --- checking ---------------------------------------------------------------------------------------------------

.PHONY: check lint types layers house test coverage docs bench lock clean secrets
check: lint types layers house ## Ruff, mypy strict, import-linter and the house's own checks

lint: setup
	@$(BIN)/ruff check --quiet $(wildcard $(SOURCES))
	@$(BIN)/ruff format --quiet --check $(wildcard $(SOURCES))

types: setup
	@$(BIN)/mypy

layers: setup
	@$(BIN)/lint-imports

house: setup
	@$(BIN)/python -m pytest --quiet tests/house $(ARGS)

test: setup debian ## Unit, integration, browser and journey tests; ARGS='-k booking' narrows
	@$(BIN)/python -m pytest $(ARGS)

coverage: setup debian ## The tests, with branch coverage of domain and use cases
	@$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered $(ARGS)

docs: setup ## Write the pages of docs/generated anew from the code
	@$(BIN)/python -m tools.write_docs

bench: setup ## One measurement of bench/: NAME=journey
	@$(BIN)/python -m bench $(NAME)

# --- keeping house ----------------------------------------------------------------------------------------------

# Needs the development environment of an earlier `make setup`.
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
lock: ## Lock the dependencies of pyproject.toml again; UPGRADE=1 takes newer releases
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --output-file requirements.lock pyproject.toml
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

secrets: ## Random secrets for docker-compose.yml in secrets/; existing ones stay
	@$(PYTHON) tools/make_secrets.py

clean: ## Remove the environment and the caches; var/ (data) stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
