"""Writes the generated pages and exports, without building the site: the pre-build by itself."""

import sys

from lunmai.commands import main

if __name__ == "__main__":
    sys.exit(main(["pages"]))
