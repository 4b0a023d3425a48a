# The one door: `make help` lists what can be done.
.DEFAULT_GOAL := help
.PHONY: help site serve import test check pins schemas gallery bench clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

site: $(VENV)/site.stamp ## build the whole site into site/
	@$(BIN)/python -m builder build

serve: $(VENV)/site.stamp ## build, serve on localhost, and build again when something changes
	@$(BIN)/python -m builder serve

import: $(VENV)/site.stamp ## put in official results: make import FILE=scorer.xlsx YEAR=2022 OPTIONS=--replace
	@$(BIN)/python -m builder import $(or $(KIND),scores) "$(FILE)" --year $(YEAR) $(OPTIONS)

test: $(VENV)/test.stamp ## run all tests, those in a real browser included
	@scripts/spelling.sh; CHROMIUM="$$(scripts/chromium.sh $(BIN)/python)" && export CHROMIUM && \
	  echo "Browser: $$CHROMIUM" && $(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST)

check: $(VENV)/test.stamp ## lint, types and a check of all input
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/python -m builder check

pins: $(VENV)/test.stamp ## renew the pinned versions from pyproject.toml: make pins OPTIONS=--upgrade
	@for group in site data test; do \
	  test $$group = site && own= || own="--group $$group --constraint requirements/site.txt"; \
	  $(BIN)/uv pip compile --quiet pyproject.toml $$own --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make pins" $(OPTIONS) --output-file requirements/$$group.txt; \
	done

schemas: $(VENV)/site.stamp ## write the JSON Schemas of the YAML files, for editors
	@$(BIN)/python -m builder.definitions

gallery: $(VENV)/test.stamp ## draw every kind of chart with all sorts of data, to look at
	@$(BIN)/python -m tests.charts.gallery .cache/gallery

bench: $(VENV)/test.stamp ## measure speed and size
	@$(BIN)/python -m benchmarks

clean: ## delete what was made: the site, caches and the virtual environment
	rm -rf site .cache $(VENV) .mypy_cache .pytest_cache .ruff_cache

# A stamp tells that the pinned packages are installed; it is older than the list when that changes.
$(VENV)/site.stamp: requirements/site.txt | $(BIN)/python
	@echo "Installing what the site needs (once) ..."
	@$(PIP) install --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@ $(VENV)/site.stamp

$(BIN)/python:
	@scripts/venv.sh $(VENV)
