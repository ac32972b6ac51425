"""Open data under `/api/v1/`: the shapes of `knowledge/open_data/` sent over the line."""
