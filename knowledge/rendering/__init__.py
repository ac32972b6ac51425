"""Pages and entries as HTML, plain text and Markdown, and what leads from one to another."""
