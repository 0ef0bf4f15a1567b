# Two commands: `make demo` to live through the demo search in a browser, `make test` to run everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check pictures clean

define need_python
	@command -v $(PYTHON) >/dev/null || { echo "python3 (3.11 or newer) is missing: install it, e.g. apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Onward needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: install it, e.g. apt-get install python3-venv"; exit 1; }
endef

$(VENV)/.made:
	$(need_python)
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run-stamp: requirements.txt $(VENV)/.made
	@echo "Installing what Onward runs on (hash-locked) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test-stamp: requirements-dev.txt $(VENV)/.run-stamp
	@echo "Installing what the tests need (hash-locked) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/.run-stamp
	@PYTHONPATH=src $(BIN)/python -m onward demo

check: $(VENV)/.test-stamp
	@$(BIN)/ruff check .
	@PYTHONPATH=src $(BIN)/lint-imports --config pyproject.toml

test: check
	@$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) test-output
