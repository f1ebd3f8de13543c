"""Named tuples by the thousand."""

made = tuple.__new__
"""Makes a named tuple of a tuple of all its fields, in half the time that its own call takes."""
