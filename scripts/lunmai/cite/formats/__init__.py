"""Works and claims in the formats of programs: BibTeX, RIS, CSL-JSON."""
