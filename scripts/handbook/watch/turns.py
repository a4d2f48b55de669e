"""The order in which addresses are asked: one of each host in turn, so that no host waits for its pause alone."""

from collections.abc import Iterable

from handbook.watch.visiting import host_of


def in_turns(urls: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses, those of hosts with many spread among the rest, the same way each time."""
    hosts: dict[str, list[str]] = {}
    for url in sorted(urls):
        hosts.setdefault(host_of(url), []).append(url)
    # Each address has its place as a share of its host's: the last of every host come last.
    shares = ((place / len(mine), host, url) for host, mine in hosts.items() for place, url in enumerate(mine))
    return tuple(url for _, _, url in sorted(shares))
