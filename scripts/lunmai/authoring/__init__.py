"""What helps authors: accepting translations, comparing an encoding with a text."""
