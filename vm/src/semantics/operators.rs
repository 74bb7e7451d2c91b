//! Operators on anything: which method of which operand.
//!
//! Built-in operands are answered here. For operands of the program's classes the first method to try is called
//! directly (the commonest case); if it declines with NotImplemented, `Vm::operator_declined` goes on with the
//! reflected one. Orders that need more care (a subclass on the right, in-place methods) are the prelude's. Native code
//! calls the same method in the same cases: both take the same ticks.

use super::number::{self, BinOp, CmpOp};
use crate::bytecode::{Instr, Op};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Class, Frame, Str, equality};
use crate::semantics::ordering::is_equality;
use crate::semantics::table::same_text;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm, is_native_method};

/// The unary operators that are methods (`not` is a matter of truth).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

impl Vm {
    /// `a op b`, or `a op= b`.
    #[inline(never)]
    pub fn binary_op(&mut self, op: BinOp, inplace: bool, a: Value, b: Value) -> Answer {
        if op == BinOp::Add
            && let (Some(x), Some(y)) = (a.as_gc::<Str>(), b.as_gc::<Str>())
        {
            return self.concat(x, y);
        }
        if let Some(answer) = number::binary(self, op, a, b) {
            return answer;
        }
        if op == BinOp::Mod
            && let Some(answer) = self.text_percent(a, b)
        {
            return answer;
        }
        if !is_guest(a) && !is_guest(b) {
            if let Some(answer) = self.sequence_binary(op_of(op), inplace, a, b) {
                return answer;
            }
            return Err(self.native_methods(op, inplace, a, b));
        }
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let (name, reflected) = self.binary_methods(op);
        let (left, right) = (
            self.class_lookup(class_a, name),
            self.class_lookup(class_b, reflected),
        );
        // Numbers of classes of the program that leave this operator to what they derive from, or are not asked: a number of the
        // language knows what to do with them.
        let native = |m: Option<Value>| m.is_none_or(is_native_method);
        if native(left) && (native(right) || !is_guest(a) && !self.is_subclass(class_b, class_a)) {
            let (x, y) = (self.unwrap_payload(a), self.unwrap_payload(b));
            if let Some(answer) = number::binary(self, op, x, y) {
                return answer;
            }
        }
        let own = (inplace && is_guest(a)).then(|| self.inplace_method(op));
        let own = own.and_then(|name| self.class_lookup(class_a, name));
        if let Some(method) = own.filter(|m| m.is_kind(Kind::Function)) {
            let text = self.binary_name(op);
            return Err(self.prelude_call(PreludeFn::InplaceBy, &[text, a, b, method]));
        }
        if own.is_some() || class_a != class_b && self.is_subclass(class_b, class_a) {
            let way = match inplace && is_guest(a) {
                true => PreludeFn::InplaceFallback,
                false => PreludeFn::BinaryFallback,
            };
            let text = self.binary_name(op);
            return Err(self.prelude_call(way, &[text, a, b]));
        }
        match (left, right) {
            (Some(method), _) if is_guest(a) || method.is_kind(Kind::Function) => {
                Err(self.call_special(method, a, &[b]))
            }
            (_, Some(method)) if class_a != class_b => Err(self.call_special(method, b, &[a])),
            _ => {
                if !is_guest(a)
                    && let Some(answer) = self.sequence_binary(op_of(op), inplace, a, b)
                {
                    return answer;
                }
                Err(self.native_methods(op, inplace, a, b))
            }
        }
    }

    /// Operators that are natives of the operands' classes (`int | None`, `"%s" % x`): the prelude tries them in order.
    #[cold]
    fn native_methods(&mut self, op: BinOp, inplace: bool, a: Value, b: Value) -> Exit {
        let (name, reflected) = self.binary_methods(op);
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let found = self.class_lookup(class_a, name).is_some()
            || class_a != class_b && self.class_lookup(class_b, reflected).is_some();
        if !found {
            return self.unsupported_operands(op, inplace, a, b);
        }
        let way = if inplace {
            PreludeFn::InplaceFallback
        } else {
            PreludeFn::BinaryFallback
        };
        let text = self.binary_name(op);
        self.prelude_call(way, &[text, a, b])
    }

    /// A comparison as an operator: a value, mostly a bool.
    #[inline(never)]
    pub fn compare_op(&mut self, op: CmpOp, a: Value, b: Value) -> Answer {
        if let (Some(x), Some(y)) = (a.as_gc::<Str>(), b.as_gc::<Str>()) {
            if matches!(op, CmpOp::Eq | CmpOp::Ne) {
                let equal = a == b || same_text(&x, &y);
                return Ok(Value::bool(equal == (op == CmpOp::Eq)));
            }
            return Ok(Value::bool(op.holds(Some(self.str_compare(x, y)))));
        }
        if let Some(truth) = super::ordering::short_sequences(op, a, b) {
            return Ok(Value::bool(truth));
        }
        if let Some(truth) = number::compare(op, a, b) {
            return Ok(Value::bool(truth));
        }
        if !is_guest(a) && !is_guest(b) {
            return self.compare(op, a, b);
        }
        if matches!(op, CmpOp::Eq | CmpOp::Ne)
            && let Some((x, y)) = self.payloads_for(a, b, equality::PAYLOADS_EQUALITY)
        {
            return self.compare(op, x, y);
        }
        self.compare_by_method(op, a, b)
    }

    /// The commonest ways of comparing objects of the program, without the prelude's going through all there are: the left
    /// operand's own method, `!=` by its `__eq__`, an order by the right one's reflected method.
    fn compare_by_method(&mut self, op: CmpOp, a: Value, b: Value) -> Answer {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if class_a != class_b && self.is_subclass(class_b, class_a) {
            // The right one is asked first.
            return self.compare(op, a, b);
        }
        let name = self.compare_dunder(op);
        let method = self.class_lookup(class_a, name);
        if let Some(method) = method.filter(|m| m.is_kind(Kind::Function)) {
            return Err(self.tail_call(method, &[a, b]));
        }
        let of_object = self.class_lookup(self.known(crate::vm::Known::Object), name);
        if method != of_object {
            return self.compare(op, a, b);
        }
        match op {
            CmpOp::Ne => match self.class_lookup(class_a, self.names.dunder_eq) {
                Some(eq) if eq.is_kind(Kind::Function) => {
                    Err(self.prelude_call(PreludeFn::NeBy, &[a, b, eq]))
                }
                _ => self.compare(op, a, b),
            },
            CmpOp::Eq => self.compare(op, a, b),
            // `object` orders nothing.
            CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => {
                if class_a == class_b
                    && let Some(method) = self.reflected_order(op, class_a)
                {
                    // Where it declines, `compare_declined` knows that it has been asked.
                    return Err(self.tail_call(method, &[b, a]));
                }
                let sign = self.compare_name(op);
                Err(self.prelude_call(PreludeFn::CompareFallback, &[sign, a, b]))
            }
        }
    }

    /// The function that decides the order of two instances of a class without a method of its own for it: the right one's
    /// reflected method.
    pub(crate) fn reflected_order(&mut self, op: CmpOp, class: Gc<Class>) -> Option<Value> {
        let (own, reflected) = (self.compare_dunder(op), self.compare_dunder(op.swapped()));
        let of_object = self.class_lookup(self.known(crate::vm::Known::Object), own);
        if is_equality(op) || self.class_lookup(class, own) != of_object {
            return None;
        }
        self.class_lookup(class, reflected)
            .filter(|m| m.is_kind(Kind::Function))
    }

    /// `-a`, `+a`, `~a`.
    #[inline(never)]
    pub fn unary_op(&mut self, op: UnaryOp, a: Value) -> Answer {
        let answer = match op {
            UnaryOp::Neg => number::negate(self, a),
            UnaryOp::Pos => number::positive(self, a),
            UnaryOp::Invert => number::invert(self, a),
        };
        if let Some(answer) = answer {
            return answer;
        }
        let (name, sign) = match op {
            UnaryOp::Neg => (self.names.dunder_neg, "-"),
            UnaryOp::Pos => (self.names.dunder_pos, "+"),
            UnaryOp::Invert => (self.names.dunder_invert, "~"),
        };
        match self.special(a, name) {
            Some(method) => Err(self.call_special(method, a, &[])),
            None => {
                let class = self.type_name(a);
                Err(self.type_error(format!("bad operand type for unary {sign}: '{class}'")))
            }
        }
    }

    /// The method of the first operand answered NotImplemented: the next way, if the instruction is an operator.
    pub(crate) fn operator_declined(&mut self, frame: Gc<Frame>, i: Instr) -> Option<Exit> {
        let op = i.op()?;
        let (a, b, cmp) = match op {
            _ if (Op::Add as u8..=Op::MatMul as u8).contains(&(op as u8)) => {
                (i.b(), Ok(i.c()), None)
            }
            _ if (Op::AddI as u8..=Op::RShiftI as u8).contains(&(op as u8)) => {
                (i.b(), Err(i.c()), None)
            }
            _ if (Op::Lt as u8..=Op::Ge as u8).contains(&(op as u8)) => {
                (i.b(), Ok(i.c()), Some(compare_of(op)?))
            }
            _ if (Op::JumpLt as u8..=Op::JumpGe as u8).contains(&(op as u8)) => {
                (i.a(), Ok(i.b()), Some(compare_of(op)?))
            }
            _ if (Op::JumpLtI as u8..=Op::JumpGeI as u8).contains(&(op as u8)) => {
                (i.a(), Err(i.b()), Some(compare_of(op)?))
            }
            _ => return None,
        };
        let reg = |r: u16| self.frame_reg(frame, r);
        let (a, b) = (
            reg(a),
            b.map_or_else(|imm| Value::int(imm as i16 as i64), reg),
        );
        match cmp {
            Some(cmp) => {
                let text = self.compare_name(cmp);
                Some(self.prelude_call(PreludeFn::CompareDeclined, &[text, a, b]))
            }
            None => {
                let text = self.binary_name(crate::interp::bin_op(op as u8));
                let inplace = Value::bool(i.x() != 0);
                Some(self.prelude_call(PreludeFn::BinaryDeclined, &[text, a, b, inplace]))
            }
        }
    }

    /// `TypeError: unsupported operand type(s) ...`
    #[cold]
    pub fn unsupported_operands(&mut self, op: BinOp, inplace: bool, a: Value, b: Value) -> Exit {
        let sign = self.binary_name(op).expect::<Str>().text();
        let (x, y) = (self.type_name(a), self.type_name(b));
        let sign = match (sign, inplace) {
            ("**", false) => "** or pow()".to_string(),
            (sign, true) => format!("{sign}="),
            (sign, false) => sign.to_string(),
        };
        self.type_error(format!(
            "unsupported operand type(s) for {sign}: '{x}' and '{y}'"
        ))
    }

    /// The operator's sign, which is also its name to the prelude.
    pub fn binary_name(&mut self, op: BinOp) -> Value {
        let text = match op {
            BinOp::Add => "+",
            BinOp::Sub => "-",
            BinOp::Mul => "*",
            BinOp::TrueDiv => "/",
            BinOp::FloorDiv => "//",
            BinOp::Mod => "%",
            BinOp::Pow => "**",
            BinOp::LShift => "<<",
            BinOp::RShift => ">>",
            BinOp::And => "&",
            BinOp::Or => "|",
            BinOp::Xor => "^",
            BinOp::MatMul => "@",
        };
        self.intern(text)
    }

    /// The comparison's sign, which is also its name to the prelude.
    pub fn compare_name(&mut self, op: CmpOp) -> Value {
        let text = match op {
            CmpOp::Lt => "<",
            CmpOp::Le => "<=",
            CmpOp::Eq => "==",
            CmpOp::Ne => "!=",
            CmpOp::Gt => ">",
            CmpOp::Ge => ">=",
        };
        self.intern(text)
    }

    /// Names of an operator's method and of its reflection.
    pub fn binary_methods(&self, op: BinOp) -> (Value, Value) {
        let n = &self.names;
        match op {
            BinOp::Add => (n.dunder_add, n.dunder_radd),
            BinOp::Sub => (n.dunder_sub, n.dunder_rsub),
            BinOp::Mul => (n.dunder_mul, n.dunder_rmul),
            BinOp::TrueDiv => (n.dunder_truediv, n.dunder_rtruediv),
            BinOp::FloorDiv => (n.dunder_floordiv, n.dunder_rfloordiv),
            BinOp::Mod => (n.dunder_mod, n.dunder_rmod),
            BinOp::Pow => (n.dunder_pow, n.dunder_rpow),
            BinOp::LShift => (n.dunder_lshift, n.dunder_rlshift),
            BinOp::RShift => (n.dunder_rshift, n.dunder_rrshift),
            BinOp::And => (n.dunder_and, n.dunder_rand),
            BinOp::Or => (n.dunder_or, n.dunder_ror),
            BinOp::Xor => (n.dunder_xor, n.dunder_rxor),
            BinOp::MatMul => (n.dunder_matmul, n.dunder_rmatmul),
        }
    }

    /// Name of an operator's in-place method.
    pub fn inplace_method(&self, op: BinOp) -> Value {
        let n = &self.names;
        match op {
            BinOp::Add => n.dunder_iadd,
            BinOp::Sub => n.dunder_isub,
            BinOp::Mul => n.dunder_imul,
            BinOp::TrueDiv => n.dunder_itruediv,
            BinOp::FloorDiv => n.dunder_ifloordiv,
            BinOp::Mod => n.dunder_imod,
            BinOp::Pow => n.dunder_ipow,
            BinOp::LShift => n.dunder_ilshift,
            BinOp::RShift => n.dunder_irshift,
            BinOp::And => n.dunder_iand,
            BinOp::Or => n.dunder_ior,
            BinOp::Xor => n.dunder_ixor,
            BinOp::MatMul => n.dunder_imatmul,
        }
    }

    /// Name of a comparison's method.
    pub fn compare_dunder(&self, op: CmpOp) -> Value {
        let n = &self.names;
        match op {
            CmpOp::Lt => n.dunder_lt,
            CmpOp::Le => n.dunder_le,
            CmpOp::Eq => n.dunder_eq,
            CmpOp::Ne => n.dunder_ne,
            CmpOp::Gt => n.dunder_gt,
            CmpOp::Ge => n.dunder_ge,
        }
    }
}

/// The op of a binary operator.
fn op_of(op: BinOp) -> Op {
    match op {
        BinOp::Add => Op::Add,
        BinOp::Sub => Op::Sub,
        BinOp::Mul => Op::Mul,
        BinOp::TrueDiv => Op::TrueDiv,
        BinOp::FloorDiv => Op::FloorDiv,
        BinOp::Mod => Op::Mod,
        BinOp::Pow => Op::Pow,
        BinOp::LShift => Op::LShift,
        BinOp::RShift => Op::RShift,
        BinOp::And => Op::BitAnd,
        BinOp::Or => Op::BitOr,
        BinOp::Xor => Op::BitXor,
        BinOp::MatMul => Op::MatMul,
    }
}

/// The comparison of a comparing op.
fn compare_of(op: Op) -> Option<CmpOp> {
    Some(match op {
        Op::Lt | Op::JumpLt | Op::JumpLtI => CmpOp::Lt,
        Op::Le | Op::JumpLe | Op::JumpLeI => CmpOp::Le,
        Op::Eq | Op::JumpEq | Op::JumpEqI => CmpOp::Eq,
        Op::Ne | Op::JumpNe | Op::JumpNeI => CmpOp::Ne,
        Op::Gt | Op::JumpGt | Op::JumpGtI => CmpOp::Gt,
        Op::Ge | Op::JumpGe | Op::JumpGeI => CmpOp::Ge,
        _ => return None,
    })
}

/// Whether a value's operators may be defined by the program.
#[inline]
pub fn is_guest(v: Value) -> bool {
    match v.kind() {
        Some(Kind::Instance | Kind::Exception) => true,
        Some(Kind::Class) => v.expect::<Class>().header.shape() != crate::vm::Known::Type.shape(),
        _ => false,
    }
}
