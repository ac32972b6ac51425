"""`sigap check`: the editorial rules, one file a field, and the state of the content."""
