"""Checks the data after each save, and tells what that changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lunmai.commands.outcome import CLEAN
from lunmai.problems import MOST_ALIKE, CannotRun, count


def check_each_save(root: Path) -> int:
    """Lists every problem, then after each save those that are new and those that are mended,
    until somebody stops it."""
    from lunmai.build.watching import watched
    from lunmai.languages import WRITTEN

    docs = root / "docs"
    before: list = []
    with (
        suppress(KeyboardInterrupt),
        watched([docs / "data"], map(docs.joinpath, WRITTEN)) as saves,
    ):
        while True:
            before = _check(root, before)
            saves.wait()
    print()
    return CLEAN


def _check(root: Path, before: list) -> list:
    """The problems now; prints how they differ from those before."""
    from lunmai.build.inputs import check_data

    try:
        _, problems = check_data(root)
    except CannotRun as error:
        print(error, flush=True)
        return before
    print(*told(before, problems), sep="\n", flush=True)
    return problems


def told(before: list, now: list) -> Iterator[str]:
    """What is new and what is mended: a problem that only stands on another line is neither."""

    def known(problem) -> tuple[str, str, str]:
        return problem.place.file, problem.code, problem.message

    old, new = {known(one): one for one in before}, {known(one): one for one in now}
    for word, found, others in (("mended", old, new), ("new", new, old)):
        lines = [f"{word:<7} {one}" for key, one in found.items() if key not in others]
        yield from lines[:MOST_ALIKE]
        if (left := len(lines) - MOST_ALIKE) > 0:
            yield f"{word:<7} {left} more, not listed"
    yield f"{count(len(now), 'problem')} left." if now else "No problems."
