//! Filling in the fields of objects that were made: every value is checked against what its place may hold.

use super::{FrameOf, NAMED, Reader};
use crate::bytecode::verify::{Kind as RegKind, KindMap};
use crate::heap::{Gc, Kind};
use crate::objects::*;
use crate::snapshot::fields::{Archive, Number};
use crate::snapshot::want::Want;
use crate::snapshot::wire::{Input, Result, SnapshotError, unzigzag};
use crate::snapshot::{head, tag};
use crate::value::Value;
use std::cell::Cell;

impl Reader<'_, '_> {
    /// The value with this encoding: see [`tag`].
    #[inline]
    pub(super) fn decode(input: &mut Input<'_>, objects: &[Value]) -> Result<Value> {
        let n = input.number()?;
        if n & 1 == tag::OBJECT {
            let number = n >> 1;
            return match usize::try_from(number).ok().and_then(|i| objects.get(i)) {
                Some(v) => Ok(*v),
                None => Err(input.corrupt(format!("there is no object {number}"))),
            };
        }
        Self::immediate(n, input)
    }

    /// What is no object.
    #[inline]
    fn immediate(n: u64, input: &mut Input<'_>) -> Result<Value> {
        if n & 3 == tag::INT {
            let i = unzigzag(n >> 2);
            return Value::try_int(i).ok_or_else(|| input.corrupt("an int out of range"));
        }
        if n & 7 == tag::SPECIAL {
            let v = head::SPECIAL.get((n >> 3) as usize);
            return v
                .copied()
                .ok_or_else(|| input.corrupt("an unknown special value"));
        }
        if n != tag::FLOAT {
            return Err(input.corrupt("a value of no kind"));
        }
        Value::try_float(Self::double_bits(input)?)
            .ok_or_else(|| input.corrupt("a float that needs a box"))
    }

    fn double_bits(input: &mut Input<'_>) -> Result<f64> {
        let bits = input.take(8)?.try_into().map(u64::from_le_bytes);
        Ok(f64::from_bits(bits.unwrap_or_default()))
    }

    /// A value of another section.
    pub fn decode_root(&self, input: &mut Input<'_>, want: Want) -> Result<Value> {
        let v = Self::decode(input, &self.objects)?;
        match want.has(v) {
            true => Ok(v),
            false => Err(input.corrupt(format!("{v:?} where {} is expected", want.what))),
        }
    }

    /// A value that may stand where `want` says.
    #[inline]
    pub fn get(&mut self, want: Want) -> Result<Value> {
        let input = &mut self.input.bodies;
        let n = input.number()?;
        if n & 1 != tag::OBJECT {
            let v = match n {
                tag::FLOAT => {
                    let double = Self::double_bits(input)?;
                    if Value::try_float(double).is_none() {
                        head::reserve(self.vm, size_of::<BoxedFloat>())?;
                    }
                    self.vm.new_float(&self.room, double)
                }
                _ => Self::immediate(n, input)?,
            };
            return match want.has(v) {
                true => Ok(v),
                false => Err(self.wrong(v, want)),
            };
        }
        let i = usize::try_from(n >> 1).unwrap_or(usize::MAX);
        let (Some(v), Some(kind)) = (self.objects.get(i), self.kinds.get(i)) else {
            return Err(input.corrupt(format!("there is no object {i}")));
        };
        let (v, kind) = (*v, *kind);
        if !self.holes.is_empty() {
            self.note_holder(v);
        }
        match want.has_kind(kind & !NAMED) {
            true => Ok(v),
            false => Err(self.wrong(v, want)),
        }
    }

    /// Notes that the current object holds what stands in a hole.
    fn note_holder(&mut self, v: Value) {
        if let Some(number) = self.hole(v) {
            let holder = self.objects[self.current as usize];
            self.holders.push((number, holder));
        }
    }

    #[cold]
    fn wrong(&self, v: Value, want: Want) -> SnapshotError {
        let owner = self.objects.get(self.current as usize);
        let owner = owner.and_then(|v| v.kind());
        self.input.bodies.corrupt(format!(
            "object {} ({owner:?}) holds {v:?} where {} is expected",
            self.current, want.what
        ))
    }

    fn buffer(&mut self, n: usize) -> Result<Gc<Buffer>> {
        head::reserve(self.vm, n.saturating_mul(8))?;
        Ok(self.vm.new_buffer(&self.room, n))
    }

    /// What the live registers of a code object hold before an instruction.
    fn live_kinds(&mut self, code: &RtCode, pc: u32) -> Result<LiveKinds> {
        let map = self.kind_maps.entry(std::ptr::from_ref(code) as usize);
        let make = || KindMap::new(code.code());
        match code.live_kinds(pc, || map.or_insert_with(make)) {
            Some(kinds) => Ok(kinds),
            None => Err(self.input.bodies.corrupt("a frame where control cannot be")),
        }
    }

    fn frame_of_native(&mut self, f: Gc<Frame>) -> Result<()> {
        let native = f.func.get().as_gc::<Builtin>();
        let resumes = native.is_some_and(|n| self.vm.native(n.native).def.resume.is_some());
        let cont = f.cont.get() == Cont::ResumeNative as u8;
        let flags = f.flags.get() & !frame_flag::NATIVE;
        let bare = matches!(flags, 0 | frame_flag::BOTTOM | frame_flag::ASIDE);
        let is_native = f.flags.get() & frame_flag::NATIVE != 0;
        if !resumes || !cont || !bare || !is_native || f.pc.get() != 0 {
            return Err(self
                .input
                .bodies
                .corrupt("a native's frame that cannot be resumed"));
        }
        let mut done = Ok(());
        head::live_registers(f, |place| done = self.value(place, Want::MAYBE));
        done
    }

    fn frame_of_code(&mut self, f: Gc<Frame>, code: u32) -> Result<()> {
        let code = CodeRef::of(self.objects[code as usize].expect::<CodeObject>().rt());
        let rt = code.get();
        let corrupt = |r: &Self, what: &str| Err(r.input.bodies.corrupt(what));
        if f.pc.get() as usize >= rt.instrs().len() {
            return corrupt(self, "a frame beyond its code");
        }
        let known =
            frame_flag::BOTTOM | frame_flag::GENERATOR | frame_flag::ENTERED | frame_flag::RECORD;
        if f.flags.get() & !known != 0 {
            return corrupt(self, "a frame with unknown flags");
        }
        let of_generator = rt.has(crate::bytecode::code_flags::GENERATOR);
        if of_generator != (f.flags.get() & frame_flag::GENERATOR != 0) {
            return corrupt(self, "a generator's frame that is none");
        }
        if f.cont.get() > Cont::Exit as u8 {
            return corrupt(self, "a frame with an unknown continuation");
        }
        let kinds = self.live_kinds(rt, f.pc.get())?;
        for (reg, kind) in kinds.iter() {
            let want = match kind {
                RegKind::Value | RegKind::Iterator | RegKind::Exit => Want::OBJECT,
                RegKind::Cell => Want::CELL,
                RegKind::MaybeUnbound => Want::MAYBE,
                RegKind::Exception => Want::EXCEPTION,
                RegKind::Undefined | RegKind::Conflict => {
                    return corrupt(self, "a frame whose registers are not defined");
                }
            };
            let v = self.get(want)?;
            head::set_register(f, *reg as usize, v);
        }
        if of_generator {
            let v = self.get(Want::GENERATOR)?;
            head::set_register(f, rt.n_regs as usize, v);
        }
        if f.flags.get() & frame_flag::RECORD != 0 {
            // As `trace_record` has it, which asks the function: that may not have been read yet.
            let v = self.get(Want::RECORD)?;
            let extra = rt.n_regs as usize;
            match head::register(f, extra).as_gc::<Generator>() {
                Some(g) if of_generator => g.trace.set(v),
                _ => head::set_register(f, extra, v),
            }
        }
        Ok(())
    }
}

impl Archive for Reader<'_, '_> {
    type Error = SnapshotError;

    #[inline]
    fn value(&mut self, place: &Cell<Value>, want: Want) -> Result<()> {
        place.set(self.get(want)?);
        Ok(())
    }

    fn number<N: Number>(
        &mut self,
        place: &Cell<N>,
        what: &'static str,
        valid: fn(N) -> bool,
    ) -> Result<()> {
        let wire = self.input.bodies.number()?;
        match N::from_wire(wire).filter(|n| valid(*n)) {
            Some(n) => place.set(n),
            None => return Err(self.input.bodies.corrupt(format!("{what} is out of range"))),
        }
        Ok(())
    }

    fn list(&mut self, list: Gc<List>) -> Result<()> {
        let n = self.input.bodies.count(1)?;
        let buffer = match n {
            0 => Value::UNBOUND,
            n => {
                let buffer = self.buffer(n)?;
                for place in buffer.items() {
                    self.value(place, Want::OBJECT)?;
                }
                buffer.value()
            }
        };
        list.buffer.set(buffer);
        list.len.set(n);
        Ok(())
    }

    fn deque(&mut self, d: Gc<Deque>) -> Result<()> {
        let n = self.input.bodies.count(1)?;
        let max_len = self.input.bodies.number()?.wrapping_sub(1);
        let max_len = usize::try_from(max_len).unwrap_or(usize::MAX);
        if n > max_len {
            return Err(self
                .input
                .bodies
                .corrupt("a deque beyond its maximal length"));
        }
        d.max_len.set(max_len);
        d.version.set(self.input.bodies.number()?);
        d.first.set(0);
        d.len.set(n);
        if n == 0 {
            d.buffer.set(Value::UNBOUND);
            return Ok(());
        }
        let buffer = self.buffer(n.next_power_of_two().max(8))?;
        for place in &buffer.items()[..n] {
            self.value(place, Want::OBJECT)?;
        }
        d.buffer.set(buffer.value());
        Ok(())
    }

    fn table(&mut self, d: Gc<Dict>) -> Result<()> {
        let head = self.input.bodies.number()?;
        let plain = head & 1 != 0;
        let fill = usize::try_from(head >> 1).unwrap_or(usize::MAX);
        if fill > self.input.bodies.left() || fill > u32::MAX as usize / 8 {
            return Err(self.input.bodies.corrupt("a table longer than the file"));
        }
        d.changes.set(self.input.bodies.u32("number of changes")?);
        d.version.set(0);
        d.hash.set(Value::UNBOUND);
        d.index.set(Value::UNBOUND);
        d.entries.set(Value::UNBOUND);
        d.fill.set(fill as u32);
        d.used.set(0);
        if fill == 0 {
            return Ok(());
        }
        let has_values = d.header.kind() == Kind::Dict;
        let buffer = self.buffer(fill.next_multiple_of(4) * 3)?;
        let places = buffer.items();
        let mut used = 0;
        for i in 0..fill {
            places[i * 3].set(Value::ZERO);
            let key = self.get(Want::MAYBE)?;
            if key.is_unbound() {
                if i + 1 == fill {
                    return Err(self.input.bodies.corrupt("a table that ends in a gap"));
                }
                continue;
            }
            used += 1;
            places[i * 3 + 1].set(key);
            if !plain {
                let hash = unzigzag(self.input.bodies.number()?);
                let Some(hash) = Value::try_int(hash) else {
                    return Err(self.input.bodies.corrupt("a hash out of range"));
                };
                places[i * 3].set(hash);
            }
            let value = match has_values {
                true => self.get(Want::MAYBE)?,
                false => Value::NONE,
            };
            places[i * 3 + 2].set(value);
        }
        d.used.set(used);
        d.entries.set(buffer.value());
        if plain {
            return self.index_plain_table(d);
        }
        self.tables.push(d);
        Ok(())
    }

    fn byte_array(&mut self, bytes: Gc<ByteArray>) -> Result<()> {
        let data = self.input.bodies.bytes()?;
        head::reserve(self.vm, data.len())?;
        bytes.len.set(data.len());
        if data.is_empty() {
            bytes.buffer.set(Value::UNBOUND);
            return Ok(());
        }
        let buffer = self.vm.new_byte_buffer(&self.room, data.len());
        for (to, from) in buffer.as_bytes().iter().zip(data) {
            to.set(*from);
        }
        bytes.buffer.set(buffer.value());
        Ok(())
    }

    /// What is read is words; what every VM has may have held doubles until now.
    fn doubles(&mut self, instance: Gc<Instance>) -> u64 {
        self.vm.widen(instance);
        0
    }

    fn double(&mut self, _: f64) -> Result<()> {
        Err(self.input.bodies.corrupt("a slot of doubles"))
    }

    fn extra(&mut self, instance: Gc<Instance>) -> Result<()> {
        let extra = match self.input.bodies.number()? {
            head::EXTRA_NONE => Value::UNBOUND,
            head::EXTRA_BUFFER => {
                let n = self.input.bodies.count(1)?;
                let buffer = self.buffer(n)?;
                for place in buffer.items() {
                    self.value(place, Want::MAYBE)?;
                }
                buffer.value()
            }
            head::EXTRA_DICT => self.get(Want::DICT)?,
            _ => return Err(self.input.bodies.corrupt("an instance of no form")),
        };
        instance.extra.set(extra);
        Ok(())
    }

    fn frame(&mut self, f: Gc<Frame>) -> Result<()> {
        self.value(&f.func, Want::CALLEE)?;
        self.value(&f.back, Want::FRAME_OR_UNBOUND)?;
        f.pc.set(self.input.bodies.u32("pc")?);
        let cont = self.input.bodies.byte()?;
        f.cont.set(cont);
        let flags = self.input.bodies.u32("flags of a frame")?;
        let Ok(flags) = u16::try_from(flags) else {
            return Err(self.input.bodies.corrupt("a frame with unknown flags"));
        };
        f.flags.set(flags);
        // They are filled in the order in which they were made; those that go by name are not among them.
        let next = self.frames.get(self.n_frames_filled);
        let of = next.filter(|(number, _)| *number == self.current);
        self.n_frames_filled += of.is_some() as usize;
        match of.map(|(_, of)| *of) {
            Some(FrameOf::Code(code)) => self.frame_of_code(f, code),
            Some(FrameOf::Native) if flags & frame_flag::NATIVE != 0 => self.frame_of_native(f),
            _ => Err(self.input.bodies.corrupt("a native's frame that is none")),
        }
    }

    fn code(&mut self, _: Gc<CodeObject>) -> Result<()> {
        Ok(())
    }
}
