"""The syllabus checker: what has become of the links that a document has to this site.

Nothing is imported here: the process that reads a document needs only the formats.
"""
