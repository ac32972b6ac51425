"""The views of the full edition, one file a kind of page."""
