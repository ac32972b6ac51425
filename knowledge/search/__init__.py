"""From a query to answers and results, and the indexes that they are found in."""
