# Only the last line of a long message is compared here.
raise RuntimeError("first line\nsecond line\nthird line")
# raises: third line
