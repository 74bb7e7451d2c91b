.file "test.py"
.source
    | """Module."""
    | from os import path as p
    | import a.b.c as d
    |
    |
    | class Base:
    |     x: int = 1
    |
    |     def __init__(self, *, key=None, **rest):
    |         super().__init__(**rest)
    |         self.__key = key
    |
    |     @property
    |     def key(self):
    |         return self.__key
    |
    |
    | def counter(start=0):
    |     n = start
    |
    |     def step(by: int = 1) -> int:
    |         nonlocal n
    |         n += by
    |         return n
    |
    |     return step, [n * i for i in range(start) if i]
    |
    |
    | def delete(q):
    |     if q:
    |         z = 1
    |     del q
    |     print(f"{z!r:>{p}}", d)
    |

.code "<module>"
    .doc "Module."
    .flags module
    .regs 3
    .line 1
    ; """Module."""
    .at 1:0-1:13
    load_const r0, "Module."
    global_set r0, __doc__
    ; from os import path as p
    .at 2:0-2:24
    load_const r0, ("path",)
    import r1, r0, os
    import_from r2, r1, path
    global_set r2, p
    ; import a.b.c as d
    .at 3:0-3:17
    load_special r0, None
    import r1, r0, a.b.c
    import_from r1, r1, b
    import_from r1, r1, c
    global_set r1, d
    ; class Base:
    .at 6:0-15:25
    load_intrinsic r0, build_class
    make_function r1, r3, code "Base"
    load_const r2, "Base"
    call r0, r0, 2
    global_set r0, Base
    ; def counter(start=0):
    .at 18:0-26:51
    load_const r0, (0,)
    make_function r0, r0, code "counter", 1
    global_set r0, counter
    ; def delete(q):
    .at 29:0-33:27
    make_function r0, r0, code "delete"
    global_set r0, delete
    .at 0:0-0:0
    load_special r0, None
    return r0

.code "Base"
    .flags namespace
    .regs 6
    .line 6
    .local __class__ r1 cell
    .at 0:0-0:0
    load_special r1, UNBOUND
    cell_new r1
    ; class Base:
    .at 6:0-15:25
    global_get r2, __name__
    name_set r0, __module__, r2
    load_const r2, "Base"
    name_set r0, __qualname__, r2
    build_dict r2, r0, 0
    name_set r0, __annotations__, r2
    ; x: int = 1
    .at 7:13-7:14
    load_int r2, 1
    .at 7:4-7:5
    name_set r0, x, r2
    .at 7:7-7:10
    name_get r3, r0, int
    .at 7:4-7:14
    name_get r4, r0, __annotations__
    load_const r5, "x"
    set_item r4, r5, r3
    ; def __init__(self, *, key=None, **rest):
    .at 9:4-11:24
    load_const r3, "key"
    .at 9:30-9:34
    load_special r4, None
    .at 9:4-11:24
    build_dict r2, r3, 1
    move r4, r1
    build_tuple r3, r4, 1
    make_function r2, r2, code "Base.__init__", 10
    name_set r0, __init__, r2
    ; @property
    .at 13:5-13:13
    name_get r2, r0, property
    ; def key(self):
    .at 14:4-15:25
    make_function r3, r4, code "Base.key"
    ; @property
    .at 13:5-13:13
    call r2, r2, 1
    ; def key(self):
    .at 14:4-15:25
    name_set r0, key, r2
    .at 0:0-0:0
    return r1

.code "Base.__init__"
    .flags varkeywords
    .pos 1
    .kwonly 1
    .params self, key, rest
    .regs 6
    .line 9
    .free __class__
    ; super().__init__(**rest)
    .at 10:8-10:13
    global_get r3, super
    .at 10:8-10:15
    free_get r4, __class__
    move r5, r0
    call r3, r3, 2
    .at 10:8-10:24
    get_attr r3, r3, __init__
    .at 10:8-10:32
    load_const r4, ()
    build_dict r5, r0, 0
    dict_merge r5, r2, r3
    call_ex r3, r3
    ; self.__key = key
    .at 11:8-11:18
    set_attr r0, _Base__key, r1
    .at 0:0-0:0
    load_special r3, None
    return r3

.code "Base.key"
    .pos 1
    .params self
    .regs 2
    .line 13
    ; return self.__key
    .at 15:15-15:25
    get_attr r1, r0, _Base__key
    .at 15:8-15:25
    return r1

.code "counter"
    .pos 1
    .params start
    .regs 9
    .line 18
    .local n r1 cell
    .local step r2
    .at 0:0-0:0
    load_special r1, UNBOUND
    cell_new r1
    ; n = start
    .at 19:4-19:5
    cell_set r1, r0
    ; def step(by: int = 1) -> int:
    .at 21:4-24:16
    load_const r3, (1,)
    load_const r5, "by"
    .at 21:17-21:20
    global_get r6, int
    .at 21:4-24:16
    load_const r7, "return"
    .at 21:29-21:32
    global_get r8, int
    .at 21:4-24:16
    build_dict r4, r5, 2
    move r6, r1
    build_tuple r5, r6, 1
    make_function r2, r3, code "counter.<locals>.step", 13
    ; return step, [n * i for i in range(start) if i]
    .at 26:11-26:15
    move r3, r2
    .at 26:17-26:51
    move r8, r1
    build_tuple r7, r8, 1
    make_function r5, r7, code "counter.<locals>.<listcomp>", 8
    .at 26:33-26:38
    global_get r7, range
    .at 26:39-26:44
    move r8, r0
    .at 26:33-26:45
    call r6, r7, 1
    .at 26:17-26:51
    call r4, r5, 1
    .at 26:11-26:51
    build_tuple r3, r3, 2
    .at 26:4-26:51
    return r3

.code "counter.<locals>.step"
    .flags nested
    .pos 1
    .params by
    .regs 2
    .line 21
    .free n
    ; n += by
    .at 23:8-23:9
    free_get r1, n
    .at 23:8-23:15
    add r1, r1, r0, 1
    .at 23:8-23:9
    free_set n, r1
    ; return n
    .at 24:15-24:16
    free_get r1, n
    .at 24:8-24:16
    return r1

.code "counter.<locals>.<listcomp>"
    .flags nested
    .pos 1
    .params ".0"
    .regs 5
    .line 26
    .free n
    .local i r1
    ; return step, [n * i for i in range(start) if i]
    .at 26:17-26:51
    build_list r2, r0, 0
    .at 26:33-26:45
    get_iter r3, r0
    jump L2
L1: ; pc 3
    .at 26:49-26:50
    jump_if r1, L2, 0
    .at 26:18-26:19
    free_get r4, n
    .at 26:18-26:23
    mul r4, r4, r1
    list_append r2, r4
L2: ; pc 7
    .at 26:33-26:45
    for_iter r1, r3, L1
    .at 26:17-26:51
    return r2

.code "delete"
    .pos 1
    .params q
    .regs 7
    .line 29
    .local z r1
    ; if q:
    .at 30:7-30:8
    load_special r1, UNBOUND
    jump_if r0, L1, 0
    ; z = 1
    .at 31:12-31:13
    load_int r1, 1
L1: ; pc 3
    ; del q
    .at 32:8-32:9
    load_special r0, UNBOUND
    ; print(f"{z!r:>{p}}", d)
    .at 33:4-33:9
    global_get r2, print
    .at 33:13-33:14
    check_bound r1, z
    .at 33:10-33:23
    load_const r4, ">"
    .at 33:19-33:20
    global_get r6, p
    .at 33:10-33:23
    format_value r5, r6, r6
    build_string r4, r4, 2
    format_value r3, r1, r4, 6
    .at 33:25-33:26
    global_get r4, d
    .at 33:4-33:27
    call r2, r2, 2
    .at 0:0-0:0
    load_special r2, None
    return r2
