# The import system: what is looked for where, what is kept in sys.modules, and the words of its errors.

_initializing = {}


def import_(name, globals, fromlist, level):
    if level:
        name = _absolute_name(name, globals, level)
    module = _sys_modules.get(name)
    if module is None:
        module = _import_dotted(name)
    if fromlist is None:
        if "." in name:
            return _sys_modules[name.partition(".")[0]]
        return module
    if hasattr(module, "__path__"):
        _import_submodules(module, name, fromlist)
    return module


def _absolute_name(name, globals, level):
    package = globals.get("__package__")
    if package is None:
        package = globals.get("__name__", "")
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name}" if name else parts[0]


def _import_dotted(name):
    if name in _sys_modules:
        if _sys_modules[name] is None:
            raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
        return _sys_modules[name]
    if not name:
        raise ValueError("Empty module name")
    parent, _, child = name.rpartition(".")
    path = None
    if parent:
        package = _import_dotted(parent)
        if name in _sys_modules:
            return _sys_modules[name]
        path = getattr(package, "__path__", None)
        if path is None:
            raise ModuleNotFoundError(f"No module named {name!r}; {parent!r} is not a package", name=name)
    module = _load(name, child, path)
    if parent:
        setattr(_sys_modules[parent], child, module)
    return module


def _load(name, child, path):
    if _is_builtin_module(name):
        return _load_stdlib(name)
    for folder in _sys_path() if path is None else path:
        base = f"{folder}/{child}" if folder else child
        text = _read_source(base + "/__init__.py")
        if text is not None:
            return _load_source(name, text, base + "/__init__.py", base)
        text = _read_source(base + ".py")
        if text is not None:
            return _load_source(name, text, base + ".py", None)
    module = _load_stdlib(name)
    if module is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return module


def _load_stdlib(name):
    found = _find_stdlib(name)
    if found is None:
        return None
    module, body = found
    module.__package__ = name.rpartition(".")[0]
    return _run_module(name, module, body)


def _load_source(name, text, file, package_path):
    code = _compile(text, file, "exec", False)
    module = _new_module(name)
    module.__file__ = file
    if package_path is None:
        module.__package__ = name.rpartition(".")[0]
    else:
        module.__package__ = name
        module.__path__ = [package_path]
    body = _function(code, module.__dict__)
    module.__doc__ = body.__doc__
    module.__builtins__ = _sys_modules["builtins"]
    return _run_module(name, module, body)


def _run_module(name, module, body):
    _sys_modules[name] = module
    if body is not None:
        _initializing[name] = True
        try:
            body()
        except BaseException:
            _sys_modules.pop(name, None)
            raise
        finally:
            _initializing.pop(name, None)
    return _sys_modules.get(name, module)


def _import_submodules(package, name, fromlist):
    for item in fromlist:
        if item == "*":
            listed = getattr(package, "__all__", None)
            if listed is not None:
                _import_submodules(package, name, [x for x in listed if x != "*"])
        elif isinstance(item, str) and not hasattr(package, item):
            full = f"{name}.{item}"
            try:
                _import_dotted(full)
            except ModuleNotFoundError as e:
                if e.name != full:
                    raise


def import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        pass
    module_name = getattr(module, "__name__", "<unknown module name>")
    found = _sys_modules.get(f"{module_name}.{name}")
    if found is not None:
        return found
    file = getattr(module, "__file__", None)
    place = "unknown location" if file is None else file
    if module_name in _initializing:
        text = (f"cannot import name {name!r} from partially initialized module {module_name!r} "
                f"(most likely due to a circular import) ({place})")
    else:
        text = f"cannot import name {name!r} from {module_name!r} ({place})"
    raise ImportError(text, name=module_name, path=file)


def import_star(module, globals):
    listed = getattr(module, "__all__", None)
    if listed is None:
        names = [n for n in module.__dict__ if not n.startswith("_")]
    else:
        names = listed
        for n in names:
            if not isinstance(n, str):
                raise TypeError(f"Item in {module.__name__}.__all__ must be str, not {type(n).__name__}")
    for n in names:
        globals[n] = getattr(module, n)


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    """Import a module."""
    if not isinstance(name, str):
        raise TypeError("__import__() argument 1 must be str, not " + type(name).__name__)
    if level < 0:
        raise ValueError("level must be >= 0")
    if globals is None:
        globals = {}
    return import_(name, globals, tuple(fromlist) if fromlist else None, level)


__builtins_exports__ = ("__import__",)
