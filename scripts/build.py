"""Run the handbook's program, with the packages that make has set up: ``python scripts/build.py --help``."""

import gc
import os
import sys
from pathlib import Path

PYTHON = Path(__file__).resolve().parents[1] / ".venv/bin/python"

if __name__ == "__main__":
    if PYTHON.exists() and Path(sys.executable).parent != PYTHON.parent:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606  # this very program
    gc.disable()  # a build is short and leaves few cycles behind; looking for them takes a quarter of its time
    try:
        from handbook.command.command_line import main
    except ImportError as error:
        sys.exit(f"Kör make site en gång, så ställs allt i ordning. Det här saknas: {error}")
    status = main(sys.argv[1:])
    gc.freeze()  # at its end Python would look for cycles all the same, though all memory is given back at once
    sys.exit(status)
