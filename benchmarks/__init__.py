"""What `make bench` runs: how fast and how light SIGAP is, beside what was asked of it."""
