"""The nouns of SIGAP: what `data/` may say, one immutable class each."""
