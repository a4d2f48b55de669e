"""The one way to ask git: for the history of the project, and for what an editor sends in."""

import os
import re
import subprocess
from pathlib import Path

PATIENCE = 60
"""Seconds that git may take for one answer, another computer's among them."""
NO_GIT = "git finns inte på datorn"
OF_A_REPOSITORY = re.compile(
    "GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|CONFIG|CONFIG_COUNT|CONFIG_PARAMETERS|DIR|GRAFT_FILE"
    "|IMPLICIT_WORK_TREE|INDEX_FILE|INTERNAL_SUPER_PREFIX|NAMESPACE|NO_REPLACE_OBJECTS|OBJECT_DIRECTORY|PREFIX"
    "|QUARANTINE_PATH|REPLACE_REF_BASE|SHALLOW_FILE|WORK_TREE)"
)
"""What a hook says in the environment of its own repository (``git rev-parse --local-env-vars``): not always ours."""
ALWAYS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # nothing is fetched that a partial copy lacks
    "GIT_TERMINAL_PROMPT": "0",  # nobody is asked for a password
}


class GitError(Exception):
    """Git is not there, or did not do what it was asked to; the words are for editors, ``said`` is all it said."""

    def __init__(self, words: str, said: str = "") -> None:
        """Say in short what is wrong."""
        super().__init__(words)
        self.said = said or words


class Git:
    """The git of one project."""

    def __init__(self, root: Path) -> None:
        """Ask in ``root``."""
        self.root = root

    def __call__(self, *arguments: str, given: bytes | None = None) -> bytes:
        """Return what git prints; raise ``GitError`` if it fails."""
        environment = {name: value for name, value in os.environ.items() if not OF_A_REPOSITORY.fullmatch(name)}
        environment = {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes", **environment, **ALWAYS}
        try:
            done = subprocess.run(
                ["git", "-c", "core.quotepath=off", *arguments],  # noqa: S607  # the git that editors have on their path
                cwd=self.root,
                env=environment,
                input=given,
                stdin=None if given is not None else subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except FileNotFoundError:
            raise GitError(NO_GIT) from None
        except subprocess.TimeoutExpired:
            raise GitError(f"git svarade inte på {PATIENCE} sekunder") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"git svarade: {said.splitlines()[0] if said else done.returncode}", said)
        return done.stdout

    def text(self, *arguments: str) -> str:
        """Return what git prints, as text."""
        return self(*arguments).decode("utf-8", "replace")
