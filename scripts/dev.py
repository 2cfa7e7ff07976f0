"""The one command people type: `python3 scripts/dev.py build`, `test`, `serve` and more."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this line is for those who have an older one
    sys.exit("Lunmai needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

from lunmai.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
