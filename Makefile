# SIGAP: `make run` and `make test` do all of their own set-up with uv.
PORT ?= 8501
HOST ?= 127.0.0.1
AT_ONCE = --numprocesses=auto --maxprocesses=4 --dist=loadfile

.PHONY: run test check bench bench-search setup dev

run: setup
	@.venv/bin/sigap serve --host $(HOST) --port $(PORT)

# Browser tests run apart: Playwright's loop stays in their processes, where no other can be run.
test: dev
	@.venv/bin/python tests/browser/chromium.py
	@.venv/bin/python tests/postgres.py
	@.venv/bin/python -m tests.app.export.pango
	@.venv/bin/python -m tests.app.export.office
	@$(MAKE) --no-print-directory check
	@.venv/bin/pytest $(AT_ONCE) --ignore=tests/browser
	@.venv/bin/pytest $(AT_ONCE) tests/browser

check: dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/pyright
	@.venv/bin/sigap check

bench: dev
	@.venv/bin/python -m benchmarks

bench-search: dev
	@.venv/bin/python -m benchmarks.search
	@.venv/bin/python -m benchmarks.search.files

# What readers need; `dev` adds what tests need. uv leaves alone what is there already.
setup:
	@uv=$$(tools/uv.sh) && $$uv sync --quiet --frozen --compile-bytecode --no-dev --inexact

dev:
	@uv=$$(tools/uv.sh) && $$uv sync --quiet --frozen --compile-bytecode
