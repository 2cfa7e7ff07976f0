"""From the text of a paper to a draft of its records: what a program can find, and what it cannot
be sure of. Nothing here says what a claim claims; that is for people to write."""
