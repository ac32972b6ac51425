"""Sessions for trainers: put together, carried in an address, laid out as slides."""
