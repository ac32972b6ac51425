"""Indonesian and English words for searching and matching: tokens, everyday forms, roots."""
