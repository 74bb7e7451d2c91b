//! The one op table.
//!
//! An instruction is one little-endian 64-bit word:
//!
//! ```text
//! bits  0..8   op      the row's number in the table below
//! bits  8..16  x       small operand: a count, a flag, a selector
//! bits 16..32  a       first register, almost always the destination
//! bits 32..48  b       second operand
//! bits 48..64  c       third operand
//! bits 32..64  bc      b and c read as one 32-bit operand
//! ```
//!
//! Every fact about an op stands in its row: number, name, operands and their roles, flags and meaning.
//! From the rows come `enum Op`, the assembler, the disassembler, the verifier, the liveness analysis and
//! `docs/bytecode.md`. A new row does not compile until the interpreter has an arm for it.
//!
//! Invariants:
//! * Numbers are append-only: files name the ops they use by number.
//! * An op writes its destination registers only after its last guest call. A suspended op is therefore
//!   just (pc, continuation, stage): its operands are still in their registers and it can be looked at again.
//! * A *taken backward jump* is a poll (a yield point). Jump distances count instructions from the next one.
//!
//! This module names nothing from the heap, the values or the interpreter.

/// How many registers a range operand covers, computed from the instruction's other fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Len {
    /// `k` registers.
    Fixed(u32),
    /// `c + k` registers.
    C(u32),
    /// `2 * c` registers.
    TwiceC,
    /// `x + k` registers.
    X(u32),
    /// `x + c + 1` registers.
    XPlusCPlus1,
    /// As many registers as `x` has bits set.
    BitsOfX,
}

/// What an operand field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A register that is written.
    Dst,
    /// A register that is read.
    Src,
    /// A register that is read and then written.
    SrcDst,
    /// First of a range of registers that are written.
    DstRange(Len),
    /// First of a range of registers that are read.
    SrcRange(Len),
    /// First of a range that is read, and whose first register the op may overwrite (the callee slot).
    CallRange(Len),
    /// A register holding an iterator of a `for` loop or `yield from`: kind `Iterator`.
    Iter,
    /// A register that receives an iterator.
    IterDst,
    /// A register holding the exit function of a `with` block: kind `Exit`.
    ExitReg,
    /// A register that receives an exit function.
    ExitDst,
    /// A register holding a caught exception: kind `Exception`.
    Exc,
    /// Index into the constants.
    Const,
    /// Index into the names.
    Name,
    /// Index into the captured (free) variables.
    Free,
    /// Signed jump distance, in instructions from the next one.
    Jump,
    /// Signed integer.
    Int,
    /// Unsigned small number: count, flag bits or selector, explained in the row's doc.
    Num,
}

/// The operand fields of an instruction word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    X,
    A,
    B,
    C,
    BC,
}

/// Op flags.
pub mod flags {
    /// May run guest code (push a frame) or be answered with a control request.
    pub const CALLS: u16 = 1;
    /// May raise.
    pub const RAISES: u16 = 2;
    /// Control never falls through to the next instruction.
    pub const ENDS: u16 = 4;
    /// May jump.
    pub const JUMPS: u16 = 8;
    /// Leaves the frame in the middle: `yield`.
    pub const YIELDS: u16 = 16;
    /// Has a feedback cell that the interpreter fills.
    pub const FEEDBACK: u16 = 32;
}

/// Calls the given macro with every row of the table.
///
/// A row is `number Name "mnemonic" [FIELD: Role, ...] flags "meaning";`
#[macro_export]
macro_rules! for_each_op {
    ($m:ident) => {
        $m! {
            0 Nop "nop" [] 0 "does nothing";
            1 Move "move" [A: Dst, B: Src] 0 "a := b";
            2 LoadConst "load_const" [A: Dst, BC: Const] 0 "a := constants[bc]";
            3 LoadInt "load_int" [A: Dst, BC: Int] 0 "a := the integer bc";
            4 LoadSpecial "load_special" [A: Dst, X: Num] 0 "a := None, False, True, Ellipsis, NotImplemented or UNBOUND for x = 0..5";
            5 CheckBound "check_bound" [A: Src, BC: Name] RAISES "raises UnboundLocalError naming bc if a is UNBOUND";
            6 LoadIntrinsic "load_intrinsic" [A: Dst, X: Num] 0 "a := intrinsic number x (see Intrinsic)";

            10 GlobalGet "global_get" [A: Dst, BC: Name] (RAISES | FEEDBACK) "a := the global, else the builtin, named bc; NameError if there is neither";
            11 GlobalSet "global_set" [A: Src, BC: Name] FEEDBACK "globals[bc] := a";
            12 GlobalDel "global_del" [BC: Name] RAISES "del globals[bc]; NameError if unbound";
            13 NameGet "name_get" [A: Dst, B: Src, C: Name] (CALLS | RAISES) "a := b[c] for the namespace dict b, else the global, else the builtin named c";
            14 NameSet "name_set" [A: Src, B: Name, C: Src] (CALLS | RAISES) "a[b] := c for the namespace dict a";
            15 NameDel "name_del" [A: Src, B: Name] (CALLS | RAISES) "del a[b] for the namespace dict a; NameError if unbound";
            16 NameGetFree "name_get_free" [A: Dst, B: Src, C: Free] (CALLS | RAISES) "a := b[name of c] for the namespace dict b, else captured variable c";

            20 CellNew "cell_new" [A: SrcDst] 0 "a := a new cell holding a (a may be UNBOUND)";
            21 CellGet "cell_get" [A: Dst, B: Src, C: Name] RAISES "a := contents of cell b; UnboundLocalError naming c if empty";
            22 CellSet "cell_set" [A: Src, B: Src] 0 "contents of cell a := b";
            23 CellDel "cell_del" [A: Src, B: Name] RAISES "empties cell a; UnboundLocalError naming b if empty already";
            24 FreeGet "free_get" [A: Dst, B: Free] RAISES "a := contents of captured variable b; NameError if empty";
            25 FreeSet "free_set" [A: Free, B: Src] 0 "captured variable a := b";
            26 FreeDel "free_del" [A: Free] RAISES "empties captured variable a; NameError if empty already";
            27 FreeCell "free_cell" [A: Dst, B: Free] 0 "a := the cell of captured variable b (for building closures)";

            30 Add "add" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b + c (in place when x = 1)";
            31 Sub "sub" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b - c (in place when x = 1)";
            32 Mul "mul" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b * c (in place when x = 1)";
            33 TrueDiv "true_div" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b / c (in place when x = 1)";
            34 FloorDiv "floor_div" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b // c (in place when x = 1)";
            35 Mod "mod" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b % c (in place when x = 1)";
            36 Pow "pow" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b ** c (in place when x = 1)";
            37 LShift "lshift" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b << c (in place when x = 1)";
            38 RShift "rshift" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b >> c (in place when x = 1)";
            39 BitAnd "bit_and" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b & c (in place when x = 1)";
            40 BitOr "bit_or" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b | c (in place when x = 1)";
            41 BitXor "bit_xor" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b ^ c (in place when x = 1)";
            42 MatMul "mat_mul" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b @ c (in place when x = 1)";
            43 AddI "add_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b + the integer c (in place when x = 1)";
            44 SubI "sub_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b - the integer c (in place when x = 1)";
            45 MulI "mul_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b * the integer c (in place when x = 1)";
            46 FloorDivI "floor_div_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b // the integer c (in place when x = 1)";
            47 ModI "mod_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b % the integer c (in place when x = 1)";
            48 BitAndI "bit_and_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b & the integer c (in place when x = 1)";
            49 LShiftI "lshift_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b << the integer c (in place when x = 1)";
            50 RShiftI "rshift_i" [A: Dst, B: Src, C: Int, X: Num] (CALLS | RAISES | FEEDBACK) "a := b >> the integer c (in place when x = 1)";
            51 Neg "neg" [A: Dst, B: Src] (CALLS | RAISES | FEEDBACK) "a := -b";
            52 Pos "pos" [A: Dst, B: Src] (CALLS | RAISES | FEEDBACK) "a := +b";
            53 Invert "invert" [A: Dst, B: Src] (CALLS | RAISES | FEEDBACK) "a := ~b";
            54 Not "not" [A: Dst, B: Src] (CALLS | RAISES | FEEDBACK) "a := not b";

            60 Lt "lt" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b < c";
            61 Le "le" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b <= c";
            62 Eq "eq" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b == c";
            63 Ne "ne" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b != c";
            64 Gt "gt" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b > c";
            65 Ge "ge" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b >= c";
            66 Is "is" [A: Dst, B: Src, C: Src, X: Num] 0 "a := b is c (is not when x = 1)";
            67 In "in" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES | FEEDBACK) "a := b in c (not in when x = 1)";

            70 Jump "jump" [BC: Jump] (ENDS | JUMPS) "jumps";
            71 JumpIf "jump_if" [A: Src, BC: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of a equals x (0 or 1)";
            72 JumpLt "jump_lt" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a < b) equals x";
            73 JumpLe "jump_le" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a <= b) equals x";
            74 JumpEq "jump_eq" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a == b) equals x";
            75 JumpNe "jump_ne" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a != b) equals x";
            76 JumpGt "jump_gt" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a > b) equals x";
            77 JumpGe "jump_ge" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a >= b) equals x";
            78 JumpLtI "jump_lt_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a < the integer b) equals x";
            79 JumpLeI "jump_le_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a <= the integer b) equals x";
            80 JumpEqI "jump_eq_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a == the integer b) equals x";
            81 JumpNeI "jump_ne_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a != the integer b) equals x";
            82 JumpGtI "jump_gt_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a > the integer b) equals x";
            83 JumpGeI "jump_ge_i" [A: Src, B: Int, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a >= the integer b) equals x";
            84 JumpIs "jump_is" [A: Src, B: Src, C: Jump, X: Num] JUMPS "jumps if the truth of (a is b) equals x";
            85 JumpIsNone "jump_is_none" [A: Src, BC: Jump, X: Num] JUMPS "jumps if the truth of (a is None) equals x";
            86 JumpIn "jump_in" [A: Src, B: Src, C: Jump, X: Num] (CALLS | RAISES | JUMPS | FEEDBACK) "jumps if the truth of (a in b) equals x";

            90 GetIter "get_iter" [A: IterDst, B: Src] (CALLS | RAISES | FEEDBACK) "a := iter(b)";
            91 ForIter "for_iter" [A: Dst, B: Iter, C: Jump] (CALLS | RAISES | JUMPS | FEEDBACK) "if iterator b has another item: a := it, jump; else falls through, a untouched";
            92 Unpack "unpack" [A: DstRange(Len::C(0)), B: Src, C: Num] (CALLS | RAISES | FEEDBACK) "a.. := the exactly c items of b";
            93 UnpackEx "unpack_ex" [A: DstRange(Len::XPlusCPlus1), B: Src, X: Num, C: Num] (CALLS | RAISES) "a.. := the first x items of b, the list of the middle ones, the last c items";

            100 BuildList "build_list" [A: Dst, B: SrcRange(Len::C(0)), C: Num] 0 "a := [b, ... c items]";
            101 BuildTuple "build_tuple" [A: Dst, B: SrcRange(Len::C(0)), C: Num] 0 "a := (b, ... c items)";
            102 BuildSet "build_set" [A: Dst, B: SrcRange(Len::C(0)), C: Num] (CALLS | RAISES) "a := {b, ... c items}";
            103 BuildDict "build_dict" [A: Dst, B: SrcRange(Len::TwiceC), C: Num] (CALLS | RAISES) "a := {b: b+1, ... c pairs}";
            104 BuildString "build_string" [A: Dst, B: SrcRange(Len::C(0)), C: Num] 0 "a := the c strings b.. joined";
            105 BuildSlice "build_slice" [A: Dst, B: SrcRange(Len::Fixed(3))] 0 "a := slice(b, b+1, b+2)";
            106 ListAppend "list_append" [A: Src, B: Src] 0 "appends b to the list a";
            107 SetAdd "set_add" [A: Src, B: Src] (CALLS | RAISES) "adds b to the set a";
            108 DictInsert "dict_insert" [A: Src, B: Src, C: Src] (CALLS | RAISES) "dict a[b] := c";
            109 ListExtend "list_extend" [A: Src, B: Src] (CALLS | RAISES) "extends the list a by the iterable b";
            110 SetUpdate "set_update" [A: Src, B: Src] (CALLS | RAISES) "adds the items of the iterable b to the set a";
            111 DictUpdate "dict_update" [A: Src, B: Src] (CALLS | RAISES) "updates the dict a by the mapping b ({**b})";
            112 DictMerge "dict_merge" [A: Src, B: Src, C: Src] (CALLS | RAISES) "updates the dict a by the mapping b; a repeated key is a TypeError naming the callee c (f(**b))";
            113 ListToTuple "list_to_tuple" [A: Dst, B: Src] 0 "a := tuple of the list b";
            114 FormatValue "format_value" [A: Dst, B: Src, C: Src, X: Num] (CALLS | RAISES) "a := format(conversion(b), c): x bits 0-1 conversion (0 none, 1 str, 2 repr, 3 ascii); bit 2 set when there is a format spec in c (else c repeats b)";

            120 GetAttr "get_attr" [A: Dst, B: Src, C: Name] (CALLS | RAISES | FEEDBACK) "a := b.c";
            121 SetAttr "set_attr" [A: Src, B: Name, C: Src] (CALLS | RAISES | FEEDBACK) "a.b := c";
            122 DelAttr "del_attr" [A: Src, B: Name] (CALLS | RAISES) "del a.b";
            123 GetItem "get_item" [A: Dst, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a := b[c]";
            124 SetItem "set_item" [A: Src, B: Src, C: Src] (CALLS | RAISES | FEEDBACK) "a[b] := c";
            125 DelItem "del_item" [A: Src, B: Src] (CALLS | RAISES) "del a[b]";

            130 Call "call" [A: Dst, B: CallRange(Len::C(1)), C: Num] (CALLS | RAISES | FEEDBACK) "a := b(b+1, ... c arguments)";
            131 CallMethod "call_method" [A: Dst, B: CallRange(Len::X(1)), C: Name, X: Num] (CALLS | RAISES | FEEDBACK) "a := b.c(b+1, ... x arguments)";
            132 CallKw "call_kw" [A: Dst, B: CallRange(Len::C(2)), C: Num] (CALLS | RAISES | FEEDBACK) "a := b(b+1, ... c arguments), the last of them named by the tuple of strings in b+c+1";
            133 CallEx "call_ex" [A: Dst, B: CallRange(Len::Fixed(3))] (CALLS | RAISES) "a := b(*b+1, **b+2) for any b+1 that can be iterated and a dict or None b+2";
            134 Return "return" [A: Src] ENDS "returns a";
            135 MakeFunction "make_function" [A: Dst, B: SrcRange(Len::BitsOfX), C: Const, X: Num] 0 "a := function of code constant c; x bits, in register order: 1 tuple of defaults, 2 dict of keyword defaults, 4 dict of annotations, 8 tuple of cells";
            136 Yield "yield" [A: Dst, B: Src] (CALLS | RAISES | YIELDS) "yields b; a := the value sent";
            137 YieldFrom "yield_from" [A: Dst, B: Iter, C: SrcDst] (CALLS | RAISES | YIELDS) "sends c to iterator b; yields what it yields, with c := the value sent back; a := its return value when it ends";

            140 Raise "raise" [A: Src, B: Src, X: Num] (CALLS | RAISES | ENDS) "x = 1: raises a; x = 2: raises a from b; (x = 1: b repeats a)";
            141 RaiseAgain "raise_again" [] (RAISES | ENDS) "bare raise: re-raises the exception being handled; RuntimeError if there is none";
            142 Reraise "reraise" [A: Exc] (RAISES | ENDS) "goes on unwinding with the caught exception a (no new context or traceback line)";
            143 ExcMatch "exc_match" [A: Dst, B: Exc, C: Src] (CALLS | RAISES) "a := caught exception b matches class or tuple of classes c; TypeError if c is not one";
            144 ExcValue "exc_value" [A: Dst, B: Exc] 0 "a := the caught exception b as a value";
            145 WithEnter "with_enter" [A: Dst, B: Src, C: ExitDst] (CALLS | RAISES) "c := exit function of the context manager b; a := b.__enter__()";
            146 WithExit "with_exit" [A: ExitReg] (CALLS | RAISES) "calls a(None, None, None)";
            147 WithExcept "with_except" [A: Dst, B: ExitReg, C: Exc] (CALLS | RAISES) "a := truth of b(type(c), c, traceback of c)";

            148 WithBind "with_bind" [A: DstRange(Len::Fixed(2)), B: Src, C: DstRange(Len::Fixed(2))] (CALLS | RAISES) "a(a+1) enters the context manager b, and c(c+1, three arguments more) leaves it: functions of its class and itself, as a rule";
            149 ExcArgs "exc_args" [A: DstRange(Len::Fixed(3)), B: Exc] 0 "a, a+1, a+2 := type(b), b, traceback of b";

            150 Import "import" [A: Dst, B: Src, C: Name, X: Num] (CALLS | RAISES) "a := module c imported with level x and the fromlist b (a tuple of strings, or None: a := the top package)";
            151 ImportFrom "import_from" [A: Dst, B: Src, C: Name] (CALLS | RAISES) "a := b.c, or the submodule c; ImportError if there is neither";
            152 ImportStar "import_star" [A: Src] (CALLS | RAISES) "binds all public names of module a as globals";
        }
    };
}

/// One row of the table, at run time.
#[derive(Debug)]
pub struct OpInfo {
    /// The op itself.
    pub op: Op,
    /// Name in assembly text.
    pub mnemonic: &'static str,
    /// Operands in the order they are written in assembly text.
    pub operands: &'static [(Field, Role)],
    /// Bits of [`flags`].
    pub flags: u16,
    /// What it does, as a register equation.
    pub doc: &'static str,
}

macro_rules! define_ops {
    ($($num:literal $name:ident $mnemonic:literal [$($field:ident : $role:expr),*] $flags:tt $doc:literal;)*) => {
        /// The ops.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Op { $(#[doc = $doc] $name = $num,)* }

        /// All rows in order of their numbers.
        pub static OPS: &[OpInfo] = {
            use Role::*;
            use flags::*;
            &[$(OpInfo {
                op: Op::$name,
                mnemonic: $mnemonic,
                operands: &[$((Field::$field, $role)),*],
                flags: $flags,
                doc: $doc,
            },)*]
        };
    };
}
for_each_op!(define_ops);

/// `OP_ROW[number]` is the index into [`OPS`] plus one, or 0 for a number that is no op.
const OP_ROW: [u8; 256] = {
    let mut rows = [0; 256];
    let mut i = 0;
    while i < OPS.len() {
        rows[OPS[i].op as usize] = i as u8 + 1;
        i += 1;
    }
    rows
};

impl Op {
    /// The op with this number, if there is one.
    #[inline]
    pub fn from_u8(number: u8) -> Option<Op> {
        let row = OP_ROW[number as usize];
        (row != 0).then(|| OPS[row as usize - 1].op)
    }

    /// The op's row.
    pub fn info(self) -> &'static OpInfo {
        &OPS[OP_ROW[self as usize] as usize - 1]
    }

    /// Whether the row has all of these flag bits.
    pub fn has(self, flags: u16) -> bool {
        self.info().flags & flags == flags
    }
}

/// What `LoadSpecial` loads, by number.
pub mod special {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const NOT_IMPLEMENTED: u8 = 4;
    pub const UNBOUND: u8 = 5;
}

/// What `LoadIntrinsic` loads, by number: things the compiler needs whatever the program does to its names.
pub mod intrinsic {
    /// `__build_class__(body_function, name, *bases, **keywords)`.
    pub const BUILD_CLASS: u8 = 0;
    /// The class `AssertionError`.
    pub const ASSERTION_ERROR: u8 = 1;
    /// Function of one argument that the REPL calls with the value of an expression statement.
    pub const DISPLAY: u8 = 2;
    /// The function `iter`.
    pub const ITER: u8 = 3;
    /// The function `len`.
    pub const LEN: u8 = 4;
    /// The class `AttributeError`.
    pub const ATTRIBUTE_ERROR: u8 = 5;
    /// A value that the program never sees: what is asked for is missing.
    pub const MISSING: u8 = 6;
    /// `(x)`: whether it matches sequence patterns.
    pub const MATCH_SEQUENCE: u8 = 7;
    /// `(x)`: whether it matches mapping patterns.
    pub const MATCH_MAPPING: u8 = 8;
    /// `(x, class)`: whether it is an instance; TypeError if the class is none.
    pub const MATCH_INSTANCE: u8 = 9;
    /// `(x, class, n, names)`: tuple of the first n attributes of the class's `__match_args__` and of those named;
    /// None if one is missing.
    pub const MATCH_ATTRIBUTES: u8 = 10;
    /// `(x, keys)`: tuple of the mapping's values for the keys; None if one is missing.
    pub const MATCH_KEYS: u8 = 11;
    /// The class `tuple`.
    pub const TUPLE: u8 = 12;
    /// How many there are.
    pub const COUNT: u8 = 13;
}

/// `FormatValue`'s conversions, bits 0-1 of x, and its spec bit.
pub mod conversion {
    pub const NONE: u8 = 0;
    pub const STR: u8 = 1;
    pub const REPR: u8 = 2;
    pub const ASCII: u8 = 3;
    pub const HAS_SPEC: u8 = 4;
}

/// `MakeFunction`'s x bits.
pub mod make {
    pub const DEFAULTS: u8 = 1;
    pub const KW_DEFAULTS: u8 = 2;
    pub const ANNOTATIONS: u8 = 4;
    pub const CLOSURE: u8 = 8;
}
