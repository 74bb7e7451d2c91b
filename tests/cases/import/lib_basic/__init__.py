"""Package docstring."""
value = "package value"
loaded = ["lib_basic"]
