"""Run the handbook's program: ``python scripts/build.py --help``."""

import sys

from handbook.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
