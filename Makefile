# The one door: `make help` lists what can be done.
.DEFAULT_GOAL := help
.PHONY: help site serve import fetch edition test units whole check coverage mutants pins schemas gallery bench links clean

VENV := .venv
BIN := $(VENV)/bin
CODE := builder importing simulation scripts benchmarks Makefile $(wildcard *.md)
LINKCHECKER := 10.6.0
# In the order of collection: what takes longest first, so that both processes end at about one time.
# Compiled modules are kept even where the environment says not to: dozens of builds read them again.
TESTS = PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
BROWSER = scripts/spelling.sh; CHROMIUM="$$(scripts/chromium.sh $(BIN)/python)" && export CHROMIUM && \
	  echo "Browser: $$CHROMIUM" &&
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

site: $(VENV)/site.stamp ## build the whole site into site/
	@$(BIN)/python -m builder build

serve: $(VENV)/site.stamp ## build, serve on localhost, and build again when something changes
	@$(BIN)/python -m builder serve

import: $(VENV)/site.stamp ## put in official results: make import FILE=scorer.xlsx YEAR=2022 OPTIONS=--replace
	@$(BIN)/python -m builder import $(or $(KIND),scores) "$(FILE)" --year $(YEAR) $(OPTIONS)

fetch: $(VENV)/site.stamp ## ask SSB or Kartverket, and show what is other than here: make fetch SOURCE=population
	@$(BIN)/python -m builder fetch $(SOURCE) $(OPTIONS)

edition: $(VENV)/site.stamp ## freeze data and figures of the edition that data/site.yml names: make edition ID=2026-11
	@$(BIN)/python -m builder edition "$(ID)" $(OPTIONS)

test: $(VENV)/test.stamp ## run all tests, those in a real browser included
	@$(BROWSER) $(TESTS) $(PYTEST)

units: $(VENV)/test.stamp ## run the tests that need neither a browser nor a whole site
	@scripts/spelling.sh; $(TESTS) -m "not whole" $(PYTEST)

whole: $(VENV)/test.stamp ## run the tests of whole sites and in a browser
	@$(BROWSER) $(TESTS) -m whole $(PYTEST)

coverage: $(VENV)/test.stamp ## run the units and tell what part of each room they have run
	@mkdir -p .cache && $(TESTS) -m "not whole" --cov --cov-report= $(PYTEST)
	@$(BIN)/python -m coverage json --quiet -o .cache/coverage.json && $(BIN)/python -m benchmarks.covered .cache/coverage.json

mutants: $(VENV)/test.stamp ## change the code a little and tell what no test notices: make mutants ROOM=words OPTIONS=--share=0.1
	@$(BIN)/python -m benchmarks.mutants $(ROOM) $(OPTIONS)

check: $(VENV)/test.stamp ## lint, spelling, types and a check of all input
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/codespell $(CODE) && $(BIN)/mypy && $(BIN)/python -m builder check

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

links: site ## ask every address outside that a page leads to whether it is there
	@pipx run --spec LinkChecker==$(LINKCHECKER) linkchecker --check-extern --no-status \
	  $(addprefix site/,index.html om/index.html metode/index.html data/index.html samsvar/index.html)

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
