"""What becomes of it all: the files on disk, the site engine, and copies to take along."""
