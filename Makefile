# make run      the app, at http://localhost:8501
# make test     formatting, linting, types, then every test
# make check    formatting, linting and types alone
# make format   format the code
# make bench    measure, with the scripts of benchmarks/
# make clean    remove .venv and what the tools leave behind
#
# run and test make .venv when it is missing and install anew when a requirements file changes.
# PYTHON=python3.12 chooses another Python (3.11 or newer); ARGS="..." is handed on:
#     make run ARGS="--server.port 8600"      make test ARGS="-k outcome"

PYTHON ?= python3
ARGS ?=
VENV := .venv
# The scripts in .venv/bin hold its path; `python -m` also works after the folder was moved.
RUN := $(VENV)/bin/python -m

.PHONY: help run test check format bench clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

run: $(VENV)/ready-to-run
	$(RUN) streamlit run app.py $(ARGS)

test: check
	$(RUN) pytest --numprocesses 3 --dist worksteal $(ARGS)

check: $(VENV)/ready-to-test
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy

format: $(VENV)/ready-to-test
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

bench: $(VENV)/ready-to-test
	set -e; for script in benchmarks/*.py; do echo "$$script"; $(VENV)/bin/python "$$script"; done

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.version_info >= (3, 11) or sys.exit("This needs Python 3.11 or newer; $(PYTHON) is " + v + ". Try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/ready-to-run: requirements.txt | $(VENV)/made
	@echo "Installing what the app needs; the first time this takes a minute or two."
	$(RUN) pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/ready-to-test: requirements-dev.txt $(VENV)/ready-to-run
	@echo "Installing what the checks need."
	$(RUN) pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@
