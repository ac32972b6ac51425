# SIGAP: `make run` and `make test` do all of their own set-up with uv.
SHELL := /bin/sh
PORT ?= 8501
HOST ?= 127.0.0.1
UV := $(shell command -v uv 2>/dev/null || echo .venv-uv/bin/uv)
SYNC := $(UV) sync --quiet --frozen

.PHONY: run test check bench setup dev

run: setup
	@.venv/bin/sigap serve --host $(HOST) --port $(PORT)

test: dev
	@.venv/bin/python tests/browser/chromium.py
	@$(MAKE) --no-print-directory check
	@.venv/bin/pytest

check: dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/pyright
	@.venv/bin/sigap check

bench: dev
	@.venv/bin/python -m benchmarks

setup: $(UV)
	@test -d .venv || $(UV) venv --quiet .venv
	@$(SYNC) --no-dev --inexact

dev: $(UV)
	@$(SYNC)

# uv comes from pip where the machine has none; a virtual environment of its own keeps the system clean.
.venv-uv/bin/uv:
	@python3 -m venv .venv-uv || { echo "SIGAP perlu modul venv: pasang paket python3-venv, lalu ulangi." >&2; exit 2; }
	@.venv-uv/bin/pip install --quiet --disable-pip-version-check uv

$(UV): ;
