"""From the files of `data/` to one knowledge base, or every problem at once."""
