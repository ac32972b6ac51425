"""Open data: the knowledge base as JSON for programs, in shapes that stay as they are.

What `data/` says inside (citations in brackets, files, keys) may change; the shapes here only grow.
"""
