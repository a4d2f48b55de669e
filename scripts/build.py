"""Run the handbook's program: ``python scripts/build.py --help``."""

import gc
import sys

from handbook.cli import main

if __name__ == "__main__":
    gc.disable()  # a build is short and leaves few cycles behind; looking for them takes a quarter of its time
    sys.exit(main(sys.argv[1:]))
