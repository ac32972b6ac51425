"""Warning signs that somebody ticked and messages that somebody pasted: what they point to."""
