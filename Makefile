# Everything a newcomer runs. `make demo` and `make test` set up what they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
REFERENCE := $(BIN)/python -m typer src/communique/cli.py utils docs --name communique

.PHONY: demo test test-all test-services test-browser check floors generated lock clean

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "communique needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(READY)  ## the record of a bundled article, as a table and as JSON
	$(BIN)/communique extract examples/fisheries-talks.txt --format table
	$(BIN)/communique extract examples/fisheries-talks.txt --omit-text --format json

test: $(READY)  ## all tests that need nothing but pip
	$(BIN)/python -m pytest -n 2

test-all: test test-services test-browser  ## with those that need programs of the system, installed here where they are missing

test-services: $(READY)  ## the cluster engines, and PostgreSQL with a server of its own
	tools/with-postgres $(BIN)/python -m pytest -m services

test-browser: $(READY)  ## the pages in Chromium; screenshots in build/screenshots
	tools/install-browser
	$(BIN)/python -m pytest -m browser

check: $(READY)  ## lint, types, layers, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/communique schema | diff - src/communique/schema/record.schema.json
	$(REFERENCE) | diff - docs/command.md
	$(BIN)/python tools/generate_modules.py | diff - docs/modules.md

floors: $(READY)  ## the gate: figures on our own corpus against their floors
	$(BIN)/communique evaluate corpora --floors corpora/floors.toml

generated: $(READY)  ## write the JSON Schema, the reference of the command and the list of modules anew
	$(BIN)/communique schema > src/communique/schema/record.schema.json
	$(REFERENCE) > docs/command.md
	$(BIN)/python tools/generate_modules.py > docs/modules.md

lock: $(READY)  ## write the lock files anew (needs pip-tools)
	$(PYTHON) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/run.txt pyproject.toml
	$(PYTHON) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --all-extras -o requirements/dev.txt pyproject.toml requirements/dev.in

clean:
	rm -rf .venv dist build out tests/browser/node_modules
