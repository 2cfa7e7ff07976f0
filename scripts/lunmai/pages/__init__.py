"""Lays out what is told as Markdown pages."""
