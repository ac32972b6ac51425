"""The slides of a session as a page of its own: for projector, phone and paper."""
