"""Texts of the data: inline marks, terms in running text, pinyin, phrases, drift."""
