"""What is worked out of a file or a record, and kept with it: it never changes, and a preview asks at each key."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

LAST = 2
"""How many answers of one step are kept: a record that is being written is whole at one key, and not at the next."""


class Keeper:
    """Something that never changes, with what has been worked out of it."""

    @cached_property
    def answers(self) -> dict[str, list[tuple[tuple[object, ...], Any]]]:
        """The name of a step → what it was asked beside this and what it answered, newest first."""
        return {}


K = TypeVar("K", bound=Keeper)
P = ParamSpec("P")
T = TypeVar("T")


def kept(step: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """Let a step keep what it answers with what it is asked about, for as long as that is there."""
    name = f"{step.__module__}.{step.__qualname__}"

    @wraps(step)
    def answer(of: K, /, *beside: P.args, **named: P.kwargs) -> T:
        asked = (step, beside, *named.items())
        known = of.answers.setdefault(name, [])
        for before, answered in known:
            if before == asked:
                return answered  # type: ignore[no-any-return]
        made = step(of, *beside, **named)
        known[:] = [(asked, made), *known[: LAST - 1]]
        return made

    return answer
