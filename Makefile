# Two commands set everything up on a machine with Python 3.11+ and make:
#   make demo   the product with embedded defaults and demo data
#   make test   every test, on SQLite and PostgreSQL, with a browser where there is one
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1

.DEFAULT_GOAL := venv
.PHONY: venv demo test check bench prove lock clean

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
	$(BIN)/python -m benchmarks.console

# With real processes, at full size: `make prove`, or one of them with counts of one's own:
#   make prove PROOF="reminders --way machines --count 1000 --over 120 --kills 10"
PROOF ?=
prove: venv
ifneq ($(PROOF),)
	$(BIN)/python -m benchmarks.prove $(PROOF)
else
	$(BIN)/python -m benchmarks.prove reminders
	$(BIN)/python -m benchmarks.prove repeats
	$(BIN)/python -m benchmarks.prove clock-jumps
	$(BIN)/python -m benchmarks.prove upgrade
	$(BIN)/python -m benchmarks.prove broadcast
	$(BIN)/python -m benchmarks.prove restore
	$(BIN)/python -m benchmarks.prove rush
endif

# Needs uv on the PATH; writes no index address into the files.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	uv pip compile pyproject.toml --extra dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis
