"""What a reader is told of papers, claims, concepts and works, without markup of any medium."""
