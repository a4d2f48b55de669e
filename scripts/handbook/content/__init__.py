"""What editors write: the kinds of record, how files are read, and what may be wrong with their form."""
