//! Bytes: numbers as varints, sections, and the words of errors.

/// Why a snapshot could not be written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// The bytes are something else altogether.
    NotASnapshot,
    /// Of another version of the format.
    OtherVersion { found: u16, expected: u16 },
    /// Damaged, or made by hand: what is wrong, in which section, at which byte of the file.
    Corrupt {
        what: String,
        section: &'static str,
        offset: usize,
    },
    /// It mentions something by name that this build does not have, or that is another here.
    Missing(String),
    /// It does not fit within the memory limit.
    TooLarge,
    /// The program has something that cannot be written.
    Unsupported(String),
}

impl std::fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SnapshotError::NotASnapshot => f.write_str("not a Pirn snapshot"),
            SnapshotError::OtherVersion { found, expected } => write!(
                f,
                "a snapshot of format version {found}, but this is a virtual machine for version {expected}"
            ),
            SnapshotError::Corrupt {
                what,
                section,
                offset,
            } => {
                write!(
                    f,
                    "damaged snapshot: {what}, in the section {section}, at byte {offset}"
                )
            }
            SnapshotError::Missing(what) => write!(f, "this build does not have {what}"),
            SnapshotError::TooLarge => {
                f.write_str("the snapshot does not fit within the memory limit")
            }
            SnapshotError::Unsupported(what) => write!(f, "cannot be written: {what}"),
        }
    }
}

impl std::error::Error for SnapshotError {}

pub(super) type Result<T> = std::result::Result<T, SnapshotError>;

/// Appends a number: seven bits to a byte, low ones first, the top bit set on all bytes but the last.
#[inline]
pub(super) fn put(out: &mut Vec<u8>, number: u64) {
    match number < 0x80 {
        true => out.push(number as u8),
        false => put_long(out, number),
    }
}

fn put_long(out: &mut Vec<u8>, mut number: u64) {
    // One after the other: a copy of a few bytes would be a call.
    out.reserve(10);
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends text or bytes with their length in front.
pub(super) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Signed numbers with the sign in the lowest bit.
#[inline]
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The opposite of [`zigzag`].
#[inline]
pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A section while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where it begins in the file.
    base: usize,
    pub section: &'static str,
}

impl<'a> Input<'a> {
    pub fn new(bytes: &'a [u8], base: usize, section: &'static str) -> Input<'a> {
        Input {
            bytes,
            at: 0,
            base,
            section,
        }
    }

    #[cold]
    pub fn corrupt(&self, what: impl Into<String>) -> SnapshotError {
        SnapshotError::Corrupt {
            what: what.into(),
            section: self.section,
            offset: self.base + self.at,
        }
    }

    /// Bytes that are left.
    #[inline]
    pub fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    #[inline]
    pub fn byte(&mut self) -> Result<u8> {
        match self.bytes.get(self.at) {
            Some(byte) => {
                self.at += 1;
                Ok(*byte)
            }
            None => Err(self.corrupt("ends too early")),
        }
    }

    /// The lowest bits of the next byte.
    #[inline]
    pub fn peek_bits(&self, mask: u64) -> u64 {
        self.bytes.get(self.at).map_or(0, |b| *b as u64 & mask)
    }

    #[inline]
    pub fn number(&mut self) -> Result<u64> {
        let first = self.byte()?;
        if first < 0x80 {
            return Ok(first as u64);
        }
        // Most of the longer ones have two or three bytes.
        if let Some([second, third]) = self.bytes.get(self.at..self.at + 2) {
            let low = first as u64 & 0x7f | (*second as u64 & 0x7f) << 7;
            if *second < 0x80 && *second != 0 {
                self.at += 1;
                return Ok(low);
            }
            if *second >= 0x80 && *third < 0x80 && *third != 0 {
                self.at += 2;
                return Ok(low | (*third as u64) << 14);
            }
        }
        self.long_number(first)
    }

    fn long_number(&mut self, first: u8) -> Result<u64> {
        let mut number = first as u64 & 0x7f;
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte > 1 {
                break;
            }
            number |= (byte as u64 & 0x7f) << shift;
            if byte < 0x80 {
                return match byte {
                    0 => Err(self.corrupt("a number that is longer than it has to be")),
                    _ => Ok(number),
                };
            }
        }
        Err(self.corrupt("a number that is too large"))
    }

    /// A number that must be below `end`.
    #[inline]
    pub fn below(&mut self, end: usize, what: &str) -> Result<usize> {
        let n = self.number()?;
        match usize::try_from(n) {
            Ok(n) if n < end => Ok(n),
            _ => Err(self.corrupt(format!("{what} {n}, but there are {end}"))),
        }
    }

    /// How many things of at least so many bytes follow: believed only as far as bytes are left.
    #[inline]
    pub fn count(&mut self, bytes_each: usize) -> Result<usize> {
        let n = self.number()?;
        let max = self.left() / bytes_each.max(1);
        match usize::try_from(n) {
            Ok(n) if n <= max => Ok(n),
            _ => Err(self.corrupt(format!("a count of {n}, more than the file is long"))),
        }
    }

    #[inline]
    pub fn u32(&mut self, what: &str) -> Result<u32> {
        let n = self.number()?;
        u32::try_from(n).map_err(|_| self.corrupt(format!("{what} {n} is out of range")))
    }

    #[inline]
    pub fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        match self.bytes[self.at..].split_at_checked(n) {
            Some((bytes, _)) => {
                self.at += n;
                Ok(bytes)
            }
            None => Err(self.corrupt("ends too early")),
        }
    }

    /// Bytes with their length in front.
    #[inline]
    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let n = self.count(1)?;
        self.take(n)
    }

    pub fn text(&mut self) -> Result<&'a str> {
        let bytes = self.bytes()?;
        std::str::from_utf8(bytes).map_err(|_| self.corrupt("text that is not UTF-8"))
    }

    /// That nothing is left.
    pub fn end(&self) -> Result<()> {
        match self.left() {
            0 => Ok(()),
            _ => Err(self.corrupt("bytes that nothing mentions")),
        }
    }
}
