"""Books of what can be read online: records become what a file says, and that becomes a PDF.

Nothing is imported here: each file is typeset by a process of its own, which would wait for it.
"""
