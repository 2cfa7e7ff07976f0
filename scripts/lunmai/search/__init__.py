"""The search index, from documents of ours."""
