//! A file of the cache: the units of one program.
//!
//! ```text
//! magic, 8 bytes; build, 32 bytes      what made it: another build's file is no file
//! length of the table, 8 bytes         little-endian, like all numbers
//! SHA-256 of all above and the table
//! table                                the program's name; a row for each unit:
//!                                        code key 8, entry 4, age 4, lean 4, key of the form 32,
//!                                        offset 8, length 8, SHA-256 of the body 32, profile (length 4)
//! bodies                               machine code (length 4), fixups of 16 bytes each
//! ```
//!
//! Whatever is read is checked first: the table when the file is opened, a body when it is wanted. A file that does not
//! hold is as good as none. The file is read and not mapped, since a mapped one that somebody cuts short ends the process.

use super::Draft;
use super::form::{Sum, sum};
use crate::image::{Fixup, Image};
use pirn_vm::compiler::{CodeKey, EntryPoint};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

pub const MAGIC: [u8; 8] = *b"PIRNUC\x01\n";
const HEAD: usize = 8 + 32 + 8 + 32;
const ROW: usize = 8 + 4 + 4 + 4 + 32 + 8 + 8 + 32 + 4;
/// A longer table is none of ours.
const TABLE_MAX: u64 = 1 << 24;
/// A longer body is none of ours.
const BODY_MAX: u64 = 1 << 26;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub key: CodeKey,
    pub entry: EntryPoint,
    /// How many times the file has been written without this unit's having been used.
    pub age: u32,
    /// Less is inlined than would make the best code.
    pub is_lean: bool,
    pub form: Sum,
    /// The bytes of the profile.
    pub profile: Vec<u8>,
    offset: u64,
    length: u64,
    sum: Sum,
}

/// An opened file.
pub struct Pack {
    file: File,
    pub name: String,
    pub rows: Vec<Row>,
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn small(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn number(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// Bytes after their length.
    fn counted(&mut self) -> Option<&'a [u8]> {
        let n = self.small()? as usize;
        self.take(n)
    }
}

impl Pack {
    /// Reads and checks the table.
    pub fn open(mut file: File, build: &Sum) -> Option<Pack> {
        let mut head = [0; HEAD];
        file.read_exact(&mut head).ok()?;
        let mut r = Bytes(&head);
        if r.array()? != MAGIC || r.array::<32>()? != *build {
            return None;
        }
        let length = r.number()?;
        let expected: Sum = r.array()?;
        if length > TABLE_MAX {
            return None;
        }
        let mut checked = head[..HEAD - 32].to_vec();
        let read = (&mut file).take(length).read_to_end(&mut checked).ok()?;
        if read as u64 != length || sum(&checked) != expected {
            return None;
        }
        let mut r = Bytes(&checked[HEAD - 32..]);
        let name = String::from_utf8(r.counted()?.to_vec()).ok()?;
        let mut rows = Vec::new();
        while !r.0.is_empty() {
            rows.push(Row {
                key: r.number()?,
                entry: match r.small()? {
                    u32::MAX => EntryPoint::Start,
                    pc => EntryPoint::At(pc),
                },
                age: r.small()?,
                is_lean: r.small()? != 0,
                form: r.array()?,
                offset: r.number()?,
                length: r.number()?,
                sum: r.array()?,
                profile: r.counted()?.to_vec(),
            });
        }
        Some(Pack { file, name, rows })
    }

    /// The bytes of a body, checked.
    pub fn bytes(&mut self, row: &Row) -> Option<Vec<u8>> {
        if row.length > BODY_MAX {
            return None;
        }
        self.file.seek(SeekFrom::Start(row.offset)).ok()?;
        let mut bytes = Vec::new();
        (&mut self.file)
            .take(row.length)
            .read_to_end(&mut bytes)
            .ok()?;
        (bytes.len() as u64 == row.length && sum(&bytes) == row.sum).then_some(bytes)
    }
}

/// The body of a unit as bytes.
pub fn write_body(image: &Image) -> Vec<u8> {
    let mut bytes = (image.bytes.len() as u32).to_le_bytes().to_vec();
    bytes.extend(&image.bytes);
    for f in &image.fixups {
        bytes.extend(f.offset.to_le_bytes());
        bytes.extend(f.word.to_le_bytes());
        bytes.extend(f.more.to_le_bytes());
    }
    bytes
}

/// What the bytes of a body say.
pub fn read_body(bytes: &[u8]) -> Option<Image> {
    let mut r = Bytes(bytes);
    let code = r.counted()?.to_vec();
    let mut fixups = Vec::new();
    while !r.0.is_empty() {
        fixups.push(Fixup {
            offset: r.small()?,
            word: r.small()?,
            more: r.number()? as i64,
        });
    }
    Some(Image {
        bytes: code,
        fixups,
    })
}

/// A file of these units.
pub fn write<'a>(
    build: &Sum,
    name: &str,
    units: impl Iterator<Item = (&'a Row, &'a [u8])>,
) -> Vec<u8> {
    let units: Vec<_> = units.collect();
    let mut table = Vec::new();
    table.extend((name.len() as u32).to_le_bytes());
    table.extend(name.as_bytes());
    let profiles: usize = units.iter().map(|(row, _)| row.profile.len()).sum();
    let mut offset = (HEAD + table.len() + units.len() * ROW + profiles) as u64;
    for (row, body) in &units {
        table.extend(row.key.to_le_bytes());
        let entry = match row.entry {
            EntryPoint::Start => u32::MAX,
            EntryPoint::At(pc) => pc,
        };
        table.extend(entry.to_le_bytes());
        table.extend(row.age.to_le_bytes());
        table.extend((row.is_lean as u32).to_le_bytes());
        table.extend(row.form);
        table.extend(offset.to_le_bytes());
        table.extend((body.len() as u64).to_le_bytes());
        table.extend(sum(body));
        table.extend((row.profile.len() as u32).to_le_bytes());
        table.extend(&row.profile);
        offset += body.len() as u64;
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(build);
    bytes.extend((table.len() as u64).to_le_bytes());
    let mut checked = bytes.clone();
    checked.extend(&table);
    bytes.extend(sum(&checked));
    bytes.extend(&table);
    units.iter().for_each(|(_, body)| bytes.extend(*body));
    bytes
}

impl Row {
    /// A row for a unit that is not in a file yet.
    pub fn new(draft: Draft) -> Row {
        Row {
            key: draft.key,
            entry: draft.entry,
            age: 0,
            is_lean: draft.is_lean,
            form: draft.form,
            profile: draft.profile,
            offset: 0,
            length: 0,
            sum: [0; 32],
        }
    }
}

/// The program that a file is of, whatever build made it.
pub fn name_of(mut file: File) -> io::Result<String> {
    let mut head = [0; HEAD + 4];
    file.read_exact(&mut head)?;
    let length = u32::from_le_bytes([head[HEAD], head[HEAD + 1], head[HEAD + 2], head[HEAD + 3]]);
    let mut name = String::new();
    file.take(length.min(4096) as u64)
        .read_to_string(&mut name)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// A file of three units, and the bodies.
    fn file() -> (Vec<u8>, Vec<Vec<u8>>) {
        let body = |n: u8| {
            write_body(&Image {
                bytes: vec![n; 40 + n as usize],
                fixups: vec![Fixup {
                    offset: 8,
                    word: n as u32,
                    more: -1,
                }],
            })
        };
        let bodies: Vec<Vec<u8>> = (0..3).map(body).collect();
        let row = |n: u8| {
            Row::new(Draft {
                key: n as u64,
                entry: EntryPoint::At(n as u32),
                form: [n; 32],
                is_lean: n == 1,
                profile: vec![n; 9],
            })
        };
        let rows: Vec<Row> = (0..3).map(row).collect();
        let units = rows.iter().zip(bodies.iter().map(Vec::as_slice));
        (write(&[7; 32], "name", units), bodies)
    }

    fn open(bytes: &[u8], name: &str) -> Option<Pack> {
        let path = std::env::temp_dir().join(format!("pirn-pack-{name}-{}", std::process::id()));
        let mut file = File::create(&path).expect("a file is made");
        file.write_all(bytes).expect("it is written");
        let pack = Pack::open(File::open(&path).expect("it is opened"), &[7; 32]);
        std::fs::remove_file(&path).expect("it is removed");
        pack
    }

    #[test]
    fn what_was_written_is_read() {
        let (bytes, bodies) = file();
        let mut pack = open(&bytes, "whole").expect("it holds");
        assert_eq!(pack.name, "name");
        for (n, row) in pack.rows.clone().iter().enumerate() {
            let found = pack.bytes(row).expect("the body holds");
            assert_eq!(found, bodies[n]);
            let image = read_body(&found).expect("it is one");
            assert_eq!(write_body(&image), found);
            assert_eq!(row.profile, vec![n as u8; 9]);
            assert_eq!(row.is_lean, n == 1);
        }
    }

    #[test]
    fn damage_is_seen() {
        let (good, bodies) = file();
        let mut seed = 1u64;
        let mut random = move |n: usize| {
            seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            (seed >> 33) as usize % n
        };
        for round in 0..4000 {
            let mut bytes = good.clone();
            match round % 4 {
                0 => bytes.truncate(random(good.len())),
                1 => bytes[random(good.len())] = random(256) as u8,
                2 => bytes.insert(random(good.len()), random(256) as u8),
                _ => bytes[random(good.len())] ^= 1 << random(8),
            }
            let Some(mut pack) = open(&bytes, "damaged") else {
                continue;
            };
            assert_eq!(pack.rows.len(), 3);
            for (n, row) in pack.rows.clone().iter().enumerate() {
                let found = pack.bytes(row);
                assert!(found.is_none_or(|body| body == bodies[n]), "{round}");
            }
        }
    }

    #[test]
    fn bodies_that_hold_may_say_anything() {
        let (_, bodies) = file();
        for end in 0..bodies[2].len() {
            // Nothing panics; what is read may be nonsense, which no sum would have let pass.
            let _ = read_body(&bodies[2][..end]);
        }
    }
}
