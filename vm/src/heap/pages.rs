//! Memory from the system, in pieces that may span huge pages.
//!
//! The first touch of a page is a fault, which costs as much as a hundred allocations of the heap: a program that
//! fills its first 4 MiB would spend milliseconds on a thousand of them. So the system is asked to back what spans whole
//! huge pages by these, where it knows them. It is advice: memory that is small, or is given by a system without huge
//! pages, is as good, and only comes more slowly.
#![expect(unsafe_code, reason = "raw memory of the heap")]

use std::alloc::{Layout, alloc, handle_alloc_error};

/// Bytes of a huge page, of x86-64's and of aarch64's with small pages of 4 KiB.
pub const HUGE_PAGE: usize = 2 << 20;

/// Uninitialised memory; ends the process where there is none.
///
/// # Safety
/// The layout is not empty.
pub unsafe fn take(layout: Layout) -> *mut u8 {
    // SAFETY: by contract.
    let p = unsafe { alloc(layout) };
    if p.is_null() {
        handle_alloc_error(layout);
    }
    let begin = (p as usize).next_multiple_of(HUGE_PAGE);
    let end = (p as usize + layout.size()) & !(HUGE_PAGE - 1);
    if begin < end {
        advise_huge(begin, end - begin);
    }
    p
}

/// A layout of so many bytes that has as many whole huge pages as they allow.
pub fn layout(bytes: usize, align: usize) -> Layout {
    let align = match bytes >= HUGE_PAGE {
        true => HUGE_PAGE,
        false => align,
    };
    Layout::from_size_align(bytes, align).expect("a valid layout")
}

#[cfg(target_os = "linux")]
fn advise_huge(begin: usize, bytes: usize) {
    // SAFETY: whole pages of memory that is ours; the advice changes nothing that can be seen in it. A kernel that does
    // not know it refuses, and all stays as it is.
    unsafe { libc::madvise(begin as *mut libc::c_void, bytes, libc::MADV_HUGEPAGE) };
}

#[cfg(not(target_os = "linux"))]
fn advise_huge(_: usize, _: usize) {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::alloc::dealloc;

    #[test]
    fn large_pieces_begin_at_huge_pages_and_can_be_written() {
        for bytes in [1, 4096, HUGE_PAGE - 1, HUGE_PAGE, 3 * HUGE_PAGE + 5] {
            let layout = layout(bytes, 16);
            assert_eq!(layout.size(), bytes);
            // SAFETY: not empty; written within its bytes; freed with its layout.
            unsafe {
                let p = take(layout);
                let wanted = if bytes >= HUGE_PAGE { HUGE_PAGE } else { 16 };
                assert_eq!(p as usize % wanted, 0);
                p.write_bytes(0xa5, bytes);
                assert_eq!(*p.add(bytes - 1), 0xa5);
                dealloc(p, layout);
            }
        }
    }
}
