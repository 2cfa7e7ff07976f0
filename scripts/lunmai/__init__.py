"""Lunmai 论脉: from the facts in `docs/data` to the pages and exports of the site.

The stages, in the order in which they run: load, check, link, render, write.
"""
