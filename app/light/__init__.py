"""The light edition: server-rendered pages under `/ringan/` that need no JavaScript."""

from app.light import pages, routes

__all__ = ["pages", "routes"]
