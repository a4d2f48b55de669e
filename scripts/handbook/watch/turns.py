"""The order in which addresses are asked: one of each host in turn, so that no host waits for its pause alone."""

from collections.abc import Iterable
from datetime import date

from handbook.watch.visiting import host_of

SPREAD = 0.618
"""A share of the whole whose multiples lie evenly spread, so that days that follow each other begin far apart."""


def in_turns(urls: Iterable[str], today: str) -> tuple[str, ...]:
    """Return the addresses, those of hosts with many spread among the rest, the same way each time that day.

    Each day begins at another address of each host: one that answers only so many questions is not asked the same ones
    each time, and the rest never.
    """
    hosts: dict[str, list[str]] = {}
    for url in sorted(urls):
        hosts.setdefault(host_of(url), []).append(url)
    share = date.fromisoformat(today).toordinal() * SPREAD % 1
    turned = {host: mine[(at := int(share * len(mine))) :] + mine[:at] for host, mine in hosts.items()}
    # Each address has its place as a share of its host's: the last of every host come last.
    shares = ((place / len(mine), host, url) for host, mine in turned.items() for place, url in enumerate(mine))
    return tuple(url for _, _, url in sorted(shares))
