"""V8 runs in threads of ours. On processors whose memory has keys, a thread without one ends the whole program."""

import subprocess
import sys

from places import ROOT

IN_THREADS = """
from threading import Thread
from handbook.site.answers import running

LONG = "export const sum = (size) => Array.from({ length: size }, (_, i) => 2 * i).reduce((sum, i) => sum + i);"

def ask():
    with running("sum.js", {"sum.js": LONG.encode()}) as call:  # long enough to be compiled while it runs
        print(call("sum", 20_000))

for _ in range(10):
    apart = Thread(target=ask)
    apart.start()
    apart.join()
    ask()
"""


def test_any_thread_may_ask() -> None:
    command = [sys.executable, "-c", IN_THREADS]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.split()) == (0, ["399980000"] * 20), done.stderr
