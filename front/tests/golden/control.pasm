.file "test.py"
.source
    | def loops(n, items):
    |     while True:
    |         if n > 3 and items:
    |             break
    |         n -= 1
    |     for i, (a, *b) in enumerate(items):
    |         if not a:
    |             continue
    |         yield i, b
    |     else:
    |         return n
    |
    |
    | def exits(f):
    |     for x in f:
    |         try:
    |             with f(x) as y:
    |                 if y:
    |                     return y
    |                 continue
    |         except (ValueError, KeyError) as e:
    |             if e.args:
    |                 break
    |             raise
    |         finally:
    |             f.close()
    |     return None
    |
    |
    | def chained(a, b, c):
    |     if a < b < c or c is not None:
    |         return a if b else c
    |     return a < b < c
    |

.code "<module>"
    .flags module
    .regs 1
    .line 1
    ; def loops(n, items):
    .at 1:0-11:16
    make_function r0, r0, code "loops"
    global_set r0, loops
    ; def exits(f):
    .at 14:0-27:15
    make_function r0, r0, code "exits"
    global_set r0, exits
    ; def chained(a, b, c):
    .at 30:0-33:20
    make_function r0, r0, code "chained"
    global_set r0, chained
    .at 0:0-0:0
    load_special r0, None
    return r0

.code "loops"
    .flags generator
    .pos 2
    .params n, items
    .regs 11
    .line 1
    .local i r2
    .local a r3
    .local b r4
    ; while True:
    .at 2:4-2:4
    nop
L1: ; pc 1
    ; if n > 3 and items:
    .at 3:11-3:16
    jump_gt_i r0, 3, L2, 0
    .at 3:21-3:26
    jump_if r1, L2, 0
    ; break
    .at 4:12-4:17
    jump L3
L2: ; pc 4
    ; n -= 1
    .at 5:8-5:14
    sub_i r0, r0, 1, 1
    ; while True:
    .at 2:4-2:4
    jump L1
L3: ; pc 6
    ; for i, (a, *b) in enumerate(items):
    .at 6:22-6:31
    global_get r7, enumerate
    .at 6:32-6:37
    move r8, r1
    .at 6:22-6:38
    call r7, r7, 1
    .at 6:4-11:16
    get_iter r5, r7
    jump L6
L4: ; pc 11
    .at 6:8-6:18
    unpack r7, r6, 2
    .at 6:8-6:9
    move r2, r7
    .at 6:11-6:18
    unpack_ex r9, r8, 1, 0
    .at 6:12-6:13
    move r3, r9
    .at 6:16-6:17
    move r4, r10
    ; if not a:
    .at 7:15-7:16
    jump_if r3, L5, 1
    ; continue
    .at 8:12-8:20
    jump L6
L5: ; pc 18
    ; yield i, b
    .at 9:14-9:15
    move r7, r2
    .at 9:17-9:18
    move r8, r4
    .at 9:14-9:18
    build_tuple r7, r7, 2
    .at 9:8-9:18
    yield r7, r7
L6: ; pc 22
    ; for i, (a, *b) in enumerate(items):
    .at 6:4-11:16
    for_iter r6, r5, L4
    ; return n
    .at 11:8-11:16
    return r0

.code "exits"
    .pos 1
    .params f
    .regs 15
    .line 14
    .local x r1
    .local y r2
    .local e r3
    .handler L3 L4 -> L8 r12
    .handler L2 L5 -> L9 r6
    .handler L6 L7 -> L9 r6
    .handler L8 L9 -> L9 r6
    .handler L10 L11 -> L14 r7
    .handler L13 L14 -> L14 r7
    .handler L2 L5 -> L17 r5
    .handler L6 L7 -> L17 r5
    .handler L8 L12 -> L17 r5
    .handler L13 L16 -> L17 r5
    .handled L8 L9 r12
    .handled L14 L15 r7
    .handled L9 L12 r6
    .handled L13 L16 r6
    .handled L17 L18 r5
    ; for x in f:
    .at 15:4-26:21
    get_iter r4, r0
    jump L18
L1: ; pc 2
    ; try:
    .at 16:8-16:8
    nop
L2: ; pc 3
    ; with f(x) as y:
    .at 17:17-17:18
    move r13, r0
    .at 17:19-17:20
    move r14, r1
    .at 17:17-17:21
    call r13, r13, 1
    .at 17:12-20:24
    with_bind r13, r13, r7
    call r2, r13, 1
L3: ; pc 8
    ; if y:
    .at 18:19-18:20
    jump_if r2, L6, 0
    ; return y
    .at 19:27-19:28
    move r13, r2
L4: ; pc 10
    ; with f(x) as y:
    .at 17:12-20:24
    load_special r9, None
    load_special r10, None
    load_special r11, None
    call r9, r7, 4
L5: ; pc 14
    ; f.close()
    .at 26:12-26:13
    move r14, r0
    .at 26:12-26:21
    call_method r14, r14, close
    .at 0:0-0:0
    return r13
L6: ; pc 17
    ; with f(x) as y:
    .at 17:12-20:24
    load_special r9, None
    load_special r10, None
    load_special r11, None
    call r9, r7, 4
L7: ; pc 21
    ; f.close()
    .at 26:12-26:13
    move r13, r0
    .at 26:12-26:21
    call_method r13, r13, close
    .at 0:0-0:0
    jump L18
L8: ; pc 24
    ; with f(x) as y:
    .at 17:12-20:24
    exc_args r9, r12
    call r13, r7, 4
    jump_if r13, L16, 1
    reraise r12
L9: ; pc 28
    ; except (ValueError, KeyError) as e:
    .at 21:16-21:26
    global_get r7, ValueError
    .at 21:28-21:36
    global_get r8, KeyError
    .at 21:15-21:37
    build_tuple r7, r7, 2
    .at 21:8-24:17
    exc_match r7, r6, r7
    jump_if r7, L15, 0
    .at 21:41-21:42
    exc_value r3, r6
L10: ; pc 34
    ; if e.args:
    .at 22:15-22:21
    get_attr r8, r3, args
    jump_if r8, L13, 0
L11: ; pc 36
    .at 0:0-0:0
    load_special r3, UNBOUND
L12: ; pc 37
    ; f.close()
    .at 26:12-26:13
    move r8, r0
    .at 26:12-26:21
    call_method r8, r8, close
    .at 0:0-0:0
    jump L19
L13: ; pc 40
    ; raise
    .at 24:12-24:17
    raise_again
L14: ; pc 41
    .at 0:0-0:0
    load_special r3, UNBOUND
    ; except (ValueError, KeyError) as e:
    .at 21:41-21:42
    reraise r7
L15: ; pc 43
    .at 0:0-0:0
    reraise r6
L16: ; pc 44
    ; f.close()
    .at 26:12-26:13
    move r7, r0
    .at 26:12-26:21
    call_method r7, r7, close
    jump L18
L17: ; pc 47
    .at 26:12-26:13
    move r7, r0
    .at 26:12-26:21
    call_method r7, r7, close
    .at 0:0-0:0
    reraise r5
L18: ; pc 50
    ; for x in f:
    .at 15:4-26:21
    for_iter r1, r4, L1
L19: ; pc 51
    ; return None
    .at 27:11-27:15
    load_special r4, None
    .at 27:4-27:15
    return r4

.code "chained"
    .pos 3
    .params a, b, c
    .regs 6
    .line 30
    ; if a < b < c or c is not None:
    .at 31:7-31:16
    jump_lt r0, r1, L1, 0
    jump_lt r1, r2, L2, 1
L1: ; pc 2
    .at 31:20-31:33
    jump_is_none r2, L5, 1
L2: ; pc 3
    ; return a if b else c
    .at 32:20-32:21
    jump_if r1, L3, 0
    .at 32:15-32:16
    move r3, r0
    jump L4
L3: ; pc 6
    .at 32:27-32:28
    move r3, r2
L4: ; pc 7
    .at 32:8-32:28
    return r3
L5: ; pc 8
    ; return a < b < c
    .at 33:11-33:20
    lt r3, r0, r1
    jump_if r3, L6, 0
    lt r3, r1, r2
L6: ; pc 11
    .at 33:4-33:20
    return r3
