"""The claims of a paper as a table, and back: `columns` says what stands where, for both ways."""
