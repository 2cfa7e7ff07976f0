"""Writes the generated pages and exports, without building the site: the pre-build by itself."""

import os
import sys

from lunmai.prebuild import prebuild
from lunmai.problems import format_report


def main() -> int:
    """0 when the pages are written, 1 when errors in the data prevent it."""
    built = prebuild()
    report = format_report(built.problems, github="GITHUB_ACTIONS" in os.environ)
    if report:
        print(report, file=sys.stderr)
    return 1 if built.written is None else 0


if __name__ == "__main__":
    sys.exit(main())
