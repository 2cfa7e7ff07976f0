"""Names that last: the register, naming, publishing and retiring."""
