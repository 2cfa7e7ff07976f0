"""Measures speed, memory and weight on invented papers; nothing is judged here."""
