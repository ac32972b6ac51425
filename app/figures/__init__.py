"""Drawings made once for every face."""
