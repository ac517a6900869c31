# Two commands set everything up on a machine with Python 3.11+ and make:
#   make demo   the product with embedded defaults and demo data
#   make test   every test, on SQLite and PostgreSQL, with a browser where there is one
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1

.DEFAULT_GOAL := venv
.PHONY: venv demo test check bench lock clean

venv: $(VENV)/.ready

$(VENV)/.ready: requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "dehong.pth").write_text(str(pathlib.Path.cwd()) + "\n")'
	@touch $@

demo: venv
	$(BIN)/python -m bot demo --port $(PORT)

test: venv
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy bot handlers nlp db
	$(MAKE) test

bench: venv
	$(BIN)/python -m benchmarks.turn
	$(BIN)/python -m benchmarks.footprint
	$(BIN)/python -m benchmarks.search

# Needs uv on the PATH; writes no index address into the files.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --extra dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis
