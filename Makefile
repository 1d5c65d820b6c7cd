# make run       the app, at http://localhost:8501
# make quick     formatting, linting, types, and the tests that need no browser, proxy or database
# make test      the same, then every test
# make check     formatting, linting and types alone
# make format    format the code
# make bench     measure, with the scripts of benchmarks/
# make pictures  take the pictures of the README anew
# make icons     make the font of icons anew, when Streamlit or the app shows other ones
# make lock      pin what pyproject.toml asks for; ARGS=--upgrade takes the newest
# make clean     remove .venv and what the tools leave behind
#
# What needs it makes .venv when it is missing or broken, and installs anew when a requirements file
# changes. PYTHON=python3.12 chooses another Python (3.11 or newer); ARGS="..." is handed on:
#     make run ARGS="--server.port 8600"      make test ARGS="-k outcome"

# The first Python that is new enough.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python $(NEW_ENOUGH) && echo $$python && break; done)
ARGS ?=
VENV := .venv
# The scripts in .venv/bin hold its path; `python -m` also works after the folder was moved.
RUN := $(VENV)/bin/python -m
TEST := $(RUN) pytest --numprocesses auto --dist worksteal
LOCK := $(RUN) uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

# Dozens of servers and workers of a test run would each compile the same code anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run quick test check format bench pictures icons lock clean

# A .venv whose Python was replaced or removed, or that has lost files, is made anew.
ifneq ($(shell $(VENV)/bin/python tools/whole.py 2>/dev/null),whole)
.PHONY: $(VENV)/made
endif

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# Each phone that is connected holds files open; many systems allow 256 or 1,024 until asked.
run: $(VENV)/ready-to-run
	@{ ulimit -Sn "$$(ulimit -Hn)" || ulimit -Sn 10240; } 2>/dev/null; \
	set -x; exec $(RUN) streamlit run serve.py $(ARGS)

quick: check
	$(TEST) -m 'not browser and not slow' --ignore tests/deploy $(ARGS)

test: check
	$(TEST) $(ARGS)

check: $(VENV)/ready-to-test
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) tools.javascript
	$(VENV)/bin/python $(VENV)/bin/lint-imports --no-logo --no-cache

format: $(VENV)/ready-to-test
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

bench: $(VENV)/ready-to-test
	set -e; for script in benchmarks/*.py; do echo "$$script"; $(VENV)/bin/python "$$script"; done

pictures: $(VENV)/ready-to-test
	$(RUN) tools.pictures

icons: $(VENV)/ready-to-test
	$(RUN) tools.icons

lock: $(VENV)/ready-to-test
	$(LOCK) --output-file requirements.txt $(ARGS)
	$(LOCK) --group dev --constraints requirements.txt --output-file requirements-dev.txt $(ARGS)
	$(LOCK:pyproject.toml=) --group peers --constraints requirements-dev.txt \
		--output-file benchmarks/peers/requirements.txt $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(or $(PYTHON),false) $(NEW_ENOUGH) || { echo "This needs Python 3.11 or newer, and did not find it$(if $(PYTHON), in $(PYTHON)). Install one, or name it: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test ! -e $(VENV) || echo "$(VENV) is not whole: its Python was changed, or files are missing. It is made anew."
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready-to-run: requirements.txt $(VENV)/made
	@echo "Installing what the app needs; the first time this takes a minute or two."
	$(RUN) pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(RUN) goodcry.server.packed
	@touch $@

$(VENV)/ready-to-test: requirements-dev.txt $(VENV)/ready-to-run
	@echo "Installing what the checks need."
	$(RUN) pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@
