"""What can be taken away: pages, the flow and cards as PDF, single pages as one HTML file, slides."""
