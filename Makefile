# Everything that one does with this repository. Needs Python >= 3.11 and make; the rest is installed
# into .venv (and, as root on Debian or Ubuntu, python3-venv and poppler-utils with apt-get).
#
#   make leaflet   build the example leaflet into out/
#   make test      run all tests, with coverage gates
#   make conformance  judge every edition with other people's tools; writes docs/conformance/table.md
#   make check     lint, format check, types, import layers
#
# Another Python: make PYTHON=/path/to/python3 leaflet

.DEFAULT_GOAL := leaflet
.PHONY: leaflet test conformance check approve bench schema pictures gallery lock clean

export PYTHON
BIN := .venv/bin
# A folder that was moved or copied gets a new environment: the old one points to its old place.
HERE := $(shell pwd -P | cksum | tr -d ' ')
RUNTIME := .venv/runtime-$(HERE)
DEV := .venv/dev-$(HERE)

$(RUNTIME): requirements.txt pyproject.toml tools/setup.sh tools/package_data.py
	@tools/setup.sh runtime
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.txt
	@tools/setup.sh dev
	@touch $@

leaflet: $(RUNTIME)
	@echo "The example leaflet as a PDF, and each page as a picture:"
	@$(BIN)/leaflet build content/mynumber-2019/edition.yaml \
	    --local content/mynumber-2019/kasou-shi.yaml --for office -o out

test: $(DEV)
	@tools/test.sh $(ARGS)

# Every edition in every kind of file, before every judge; also a part of `make test`.
conformance: $(DEV)
	@tools/oracles.sh
	@$(BIN)/python -m tests.conformance

check: $(DEV)
	@tools/check.sh

# Accept what the tests now produce as right; look at `git diff` afterwards.
approve: $(DEV)
	$(BIN)/python -m pytest --approve

bench: $(DEV)
	$(BIN)/python -m tests.bench

# The pictures in docs/writing.md, out of its examples.
pictures: $(DEV)
	$(BIN)/python -m tests.docs.pictures

# All designs for all purposes as contact sheets and a page, docs/gallery/, shown in the READMEs.
gallery: $(DEV)
	$(BIN)/python -m tests.docs.gallery

# The JSON Schemas with which an editor completes and explains the keys.
schema: $(RUNTIME)
	$(BIN)/python -m leaflet.source.schema_files schema

# Newest allowed versions of everything, with hashes, for every platform.
lock:
	@tools/lock.sh

clean:
	rm -rf out .venv .lock-venv .coverage htmlcov .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache build dist
	find leaflet tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
