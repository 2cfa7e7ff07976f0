"""Lunmai 论脉: from the facts in `docs/data` to the pages and exports of the site.

The stages, in the order in which they run: load, check, link, render, write.
"""

import os

# openpyxl would write with lxml where tests or others have installed it: other bytes, and errors of
# the disk that are no OSError.
os.environ["OPENPYXL_LXML"] = "False"
