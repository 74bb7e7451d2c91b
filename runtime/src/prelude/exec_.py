# compile, exec and eval.


def _source_text(source, function):
    if isinstance(source, str):
        text = source
    elif isinstance(source, (bytes, bytearray)):
        text = bytes(source).decode("utf-8")
    else:
        what = "string, bytes or code object" if function != "compile" else "string, bytes or AST object"
        raise TypeError(f"{function}() arg 1 must be a {what}")
    if "\0" in text:
        raise ValueError("source code string cannot contain null bytes")
    return text


def _check_namespaces(function, globals, locals):
    if globals is not None and not isinstance(globals, dict):
        if function == "eval":
            raise TypeError("globals must be a dict")
        raise TypeError(f"exec() globals must be a dict, not {type(globals).__name__}")
    if locals is not None and not hasattr(type(locals), "__getitem__"):
        if function == "eval":
            raise TypeError("locals must be a mapping")
        raise TypeError(f"locals must be a mapping or None, not {type(locals).__name__}")


def _execute(function, mode, source, globals, locals):
    if _is_code(source):
        code = source
        if _n_free(code):
            raise TypeError(f"code object passed to {function}() may not contain free variables")
        if locals is not globals:
            code = _with_namespace(code, mode)
    else:
        text = _source_text(source, function)
        if mode == "eval":
            text = text.lstrip(" \t")
        code = _compile(text, "<string>", mode, locals is not globals)
    if "__builtins__" not in globals:
        globals["__builtins__"] = _sys_modules["builtins"]
    return _run_body(_function(code, globals), locals)


def exec(source, globals=None, locals=None, /, *, closure=None):
    """Execute the given source in the context of globals and locals."""
    _check_namespaces("exec", globals, locals)
    if globals is None:
        globals = _globals()
        if locals is None:
            locals = _locals()
    elif locals is None:
        locals = globals
    _execute("exec", "exec", source, globals, locals)


def eval(source, globals=None, locals=None, /):
    """Evaluate the given source in the context of globals and locals."""
    _check_namespaces("eval", globals, locals)
    if globals is None:
        globals = _globals()
        if locals is None:
            locals = _locals()
    elif locals is None:
        locals = globals
    return _execute("eval", "eval", source, globals, locals)


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1):
    """Compile source into a code object that can be executed by exec() or eval()."""
    text = _source_text(source, "compile")
    if isinstance(filename, bytes):
        filename = filename.decode("utf-8")
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if mode == "eval":
        text = text.lstrip(" \t")
    return _compile(text, filename, mode, False)


_globals = globals
_locals = locals
__builtins_exports__ = ("exec", "eval", "compile")
