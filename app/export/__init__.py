"""SIGAP on paper and in files: pages, the flow and cards as PDF, single pages as one HTML file."""
