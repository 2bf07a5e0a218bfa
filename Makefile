# Two commands do everything on a machine with Python 3.11+, git and make: `make graph`, `make test`.
# `make extract` adds what reads new documents, which is heavier; `make test` brings it along.
# A second run is quick: packages are installed again only when setup.cfg or pyproject.toml change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := test
STAMP := $(VENV)/.installed-$(EXTRAS)

.PHONY: graph extract editor axe test lint expected clean

graph: $(STAMP)
	$(BIN)/python build_graph.py

extract:
	$(MAKE) --no-print-directory EXTRAS=test,extract $(VENV)/.installed-test,extract

test:
	$(MAKE) --no-print-directory EXTRAS=$(EXTRAS),extract .test

.PHONY: .test
.test: $(STAMP)
	@# each process gets a stretch of the tests, so that what they share is built in one process only
	$(BIN)/python -m pytest -q -n auto --dist worksteal

lint:
	$(MAKE) --no-print-directory EXTRAS=test,browser,lint,frames,mcp,extract .lint

.PHONY: .lint
.lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# the SPARQL editor with completion, for `dprk serve`: needs npm; kept apart from build/, which every
# build replaces. Scripts of packages are not run
EDITOR := .dprk/editor
editor: $(EDITOR)/yasgui.min.js

$(EDITOR)/yasgui.min.js: editor/package.json editor/package-lock.json
	mkdir -p .dprk/npm $(EDITOR)
	cp editor/package.json editor/package-lock.json .dprk/npm/
	npm ci --prefix .dprk/npm --ignore-scripts --no-audit --no-fund --silent
	cp .dprk/npm/node_modules/@zazuko/yasgui/build/yasgui.min.css $(EDITOR)/
	cp .dprk/npm/node_modules/@zazuko/yasgui/build/yasgui.min.js $(EDITOR)/

# the rules of accessibility that tests/page holds the network page against: needs npm
AXE := .dprk/axe
axe: $(AXE)/axe.min.js

$(AXE)/axe.min.js: tests/page/axe/package.json tests/page/axe/package-lock.json
	mkdir -p .dprk/npm-axe $(AXE)
	cp tests/page/axe/package.json tests/page/axe/package-lock.json .dprk/npm-axe/
	npm ci --prefix .dprk/npm-axe --ignore-scripts --no-audit --no-fund --silent
	cp .dprk/npm-axe/node_modules/axe-core/axe.min.js $(AXE)/

# after a change to claims/ or queries/: what the questions answer now, to be read in the diff
expected: $(STAMP)
	$(BIN)/python build_graph.py --quiet
	$(BIN)/python -m graph.ask.record

$(STAMP): setup.cfg pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dprk-networks needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	touch $@

clean:
	rm -rf build $(VENV)
