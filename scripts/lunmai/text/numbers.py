"""Printed numbers as readers of a language can say them."""

from __future__ import annotations

from lunmai.languages import SITE_LANGUAGES, Language

HAN = "一二三四五六七八九十"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def said_number(number: str, language: Language) -> str:
    """A printed number in the letters of a language: II for 二."""
    if SITE_LANGUAGES[language].script == "han" or not number or number not in HAN:
        return number
    return ROMAN[HAN.index(number)]
