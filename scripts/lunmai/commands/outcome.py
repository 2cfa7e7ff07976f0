"""How a command ends: its exit status, and the report of what is wrong."""

from __future__ import annotations

import os

from lunmai.problems import format_report

CLEAN, PROBLEMS, CANNOT_RUN = 0, 1, 2
"""Exit statuses."""


def print_report(problems: list) -> None:
    """Prints problems sorted by place, as annotations where GitHub runs us."""
    if report := format_report(problems, github=in_github_actions()):
        print(report, flush=True)


def in_github_actions() -> bool:
    return "GITHUB_ACTIONS" in os.environ
