"""Sheets in which every cell is text: how they look, and how they are saved."""
