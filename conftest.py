"""Fixtures that live outside `tests/conftest.py`."""

pytest_plugins = ["tests.serving", "tests.exported"]
