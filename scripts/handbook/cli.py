import sys
from pathlib import Path
from handbook.pipeline import read
from handbook.problems import report
def main(arguments: list[str]) -> int:
    catalog, problems = read(Path(__file__).parents[2])
    only = arguments[1:]
    problems = tuple(p for p in problems if not only or any(o in str(p) for o in only))
    print(report(problems, "text"))
    print(len(catalog.entries), "poster", len(problems), "fel")
    return bool(problems)
