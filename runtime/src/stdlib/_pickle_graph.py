# Values that only a form of our own can hold: tasklets, channels, generators, frames, functions and classes without a name, and whatever
# else CPython cannot pickle, with all they reach.
#
# As soon as a value reaches one of them, all of it is written in this form: the objects as they are, names for what can be imported,
# and the code of the rest. So identity and cycles are kept between both parts. CPython says of such bytes that their protocol is
# unknown to it.
#
# Objects that are to be asked how they are pickled (persistent ids, `__reduce_ex__` and its likes) are *holes* in what is written.
# What they answer goes along, and they are made anew by it when all else is there. Classes that go along themselves are
# not asked: nothing that came with a value runs while it is read.

import _graph
import copyreg
import sys
from _pickle_write import PicklingError, UnpicklingError, _lookup, _module_of

MARKER = b"\x80P"

_PID, _NAME, _REDUCE = 0, 1, 2


# --- Writing ---------------------------------------------------------------------------------------------------------


def write(pickler, obj):
    "All of the value as bytes."
    stackless = sys.modules.get("stackless")
    traced = stackless is not None and stackless.pickle_flags() & stackless.PICKLEFLAGS_PRESERVE_TRACING_STATE != 0
    holes, answers = _ask(pickler, obj, traced)
    data = _graph.write((obj, answers), holes, traced)
    if type(data) is str:
        _fail(data)
    return MARKER + len(data).to_bytes(8, "little") + data + b"."


def _fail(what):
    if what.startswith("You cannot"):
        raise RuntimeError(what)
    raise PicklingError(f"cannot pickle this: {what}")


def _ask(pickler, obj, traced):
    "The holes in a value, and what the reader makes of each."
    holes = []
    answers = []
    if pickler._persistent is not None:
        _ask_for_ids(pickler, [obj], holes, answers, traced)
    open_values = [obj]
    while True:
        found = _graph.hooked(open_values, holes, pickler._table, traced)
        if not found:
            return holes, answers
        n = len(answers)
        holes.extend(found)
        for hooked in found:
            answers.append(_answer(pickler, hooked))
        open_values = answers[n:]
        if pickler._persistent is not None:
            _ask_for_ids(pickler, open_values, holes, answers, traced)
            open_values = answers[n:]


def _ask_for_ids(pickler, values, holes, answers, traced):
    "Asks everything behind these values for a persistent id, as far as the next holes."
    asked = {id(v) for v in holes}
    work = list(values)
    while work:
        obj = work.pop()
        if id(obj) in asked:
            continue
        asked.add(id(obj))
        pid = pickler._asked("pid", obj, pickler._persistent)
        if pid is not None:
            holes.append(obj)
            answers.append((_PID, pid))
        else:
            work.extend(_graph.references(obj, traced))


def _answer(pickler, obj):
    "What the reader makes this object of."
    reduced = NotImplemented
    if pickler._override is not None:
        reduced = pickler._asked("override", obj, pickler._override)
    if reduced is NotImplemented:
        reduced = pickler._reduced(obj, type(obj), True)
    if isinstance(reduced, str):
        module_name, name, _ = pickler._find_name(obj, reduced)
        return _NAME, module_name, name
    if not isinstance(reduced, tuple) or not 2 <= len(reduced) <= 6:
        raise PicklingError("__reduce__ must return a string or a tuple of 2 to 6 elements")
    function, args, state, items, pairs, set_state = (reduced + (None,) * 6)[:6]
    if not callable(function) or not isinstance(args, tuple):
        raise PicklingError("__reduce__ must return a callable and its arguments in a tuple")
    items = None if items is None else list(items)
    pairs = None if pairs is None else list(pairs)
    return _REDUCE, function, args, state, items, pairs, set_state


# --- Reading ---------------------------------------------------------------------------------------------------------


def read(unpickler):
    "The value that the next bytes hold."
    data = unpickler._take(unpickler._count(8))
    for name in _checked(_graph.modules(data)):
        try:
            __import__(name)
        except ImportError as e:
            raise UnpicklingError(f"a pickle mentions the module {name!r}, which cannot be imported: {e}") from None
    root, graph = _checked(_graph.read(data))
    if not isinstance(root, tuple) or len(root) != 2 or not isinstance(root[1], list):
        raise UnpicklingError("a pickle without a value")
    answers = root[1]
    maker = _Maker(unpickler, graph, answers)
    for number in range(len(answers)):
        maker.make(number)
    if not _graph.attach(graph):
        raise UnpicklingError("a tasklet whose greenlets are none")
    _settle(graph)
    return root[0]


def _checked(answer):
    if type(answer) is str:
        raise UnpicklingError(answer)
    return answer


class _Maker:
    "Makes what stands in holes: first what an object is made of, then the object, then what its state needs, then its state."

    def __init__(self, unpickler, graph, answers):
        self.unpickler = unpickler
        self.graph = graph
        self.answers = answers
        # Of each hole: missing, False while it is being made, True.
        self.made = {}

    def make(self, number):
        if number in self.made:
            if not self.made[number]:
                raise UnpicklingError("a pickle of an object that is made of itself")
            return
        if not 0 <= number < len(self.answers):
            raise UnpicklingError("a pickle with an object that nothing says how to make")
        self.made[number] = False
        answer = self.answers[number]
        self._make_all_in(answer[1:3])
        sort, *parts = answer
        state = items = pairs = set_state = None
        if sort == _PID:
            obj = self.unpickler.persistent_load(*parts)
        elif sort == _NAME:
            obj = self.unpickler.find_class(*parts)
        else:
            function, args, state, items, pairs, set_state = parts
            obj = self._allowed(function)(*args)
        _graph.fill(self.graph, number, obj)
        self.made[number] = True
        if sort == _REDUCE:
            self._make_all_in(answer[3:])
            _, _, _, state, items, pairs, set_state = answer
            self._give(obj, state, items, pairs, set_state)

    def _make_all_in(self, values):
        for number in _graph.unfilled(self.graph, values):
            if self.made.get(number) is not True:
                self.make(number)

    def _give(self, obj, state, items, pairs, set_state):
        if items:
            extend = getattr(obj, "extend", None)
            if extend is not None:
                extend(items)
            else:
                for item in items:
                    obj.append(item)
        if pairs:
            for key, value in pairs:
                obj[key] = value
        if state is None:
            return
        if set_state is not None:
            self._allowed(set_state)(obj, state)
            return
        from _pickle_read import build
        build(obj, state)

    def _allowed(self, function):
        "The function, if a pickle may call it by its name."
        name = getattr(function, "__qualname__", None)
        if type(name) is str:
            module_name = _module_of(function, name)
            try:
                is_its_name = _lookup(sys.modules[module_name], name)[0] is function
            except (KeyError, AttributeError):
                is_its_name = False
            if is_its_name:
                return self.unpickler.find_class(module_name, name)
        raise UnpicklingError(f"a pickle may not call {function!r}, which is not what its name stands for")


def _settle(graph):
    "Hashes that only the program knows."
    for table in _graph.unsettled(graph):
        keys = _graph.keys(table)
        if not _graph.set_hashes(graph, table, keys, [hash(key) for key in keys]):
            raise UnpicklingError("a dict or set in a pickle was changed while its keys were hashed")


def copy_of(obj):
    "A copy of what only this form can hold, with all it reaches."
    import pickle
    return pickle.loads(pickle.dumps(obj), allow=True)
