"""Why could a file not be read or written, and what helps? In Swedish: the terminal and the form tell it to editors."""

import errno

CAUSES = {
    errno.ENOSPC: "disken är full. Frigör plats och kör igen.",
    errno.EDQUOT: "din del av disken är full. Frigör plats och kör igen.",
    errno.EACCES: "du får inte läsa eller skriva där. Ändra rättigheterna och kör igen.",
    errno.EPERM: "du får inte läsa eller skriva där. Ändra rättigheterna och kör igen.",
    errno.EROFS: "disken går inte att skriva på. Flytta projektet till en som går.",
    errno.ENOENT: "filen eller mappen finns inte. Kontrollera att projektet är helt.",
    errno.ENAMETOOLONG: "namnet är för långt. Välj ett kortare.",
    errno.EEXIST: "där finns redan något med det namnet. Välj ett annat.",
    errno.ENOTDIR: "en fil står där mappen skulle vara. Välj en annan plats.",
    errno.EISDIR: "det är en mapp och ingen fil. Skriv filens namn också.",
    errno.EMFILE: "för många filer är öppna. Stäng några program och kör igen.",
}
"""What the system calls a failure → what it is and what to do."""


def cause(error: OSError) -> str:
    """Return why a file could not be read or written; in the system's own words where there are none of ours."""
    return CAUSES.get(error.errno or 0, f"{error.strerror or error}.")
