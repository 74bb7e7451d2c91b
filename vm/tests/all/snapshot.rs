//! Numbers that snapshots name: they are only ever added to.

use pirn_vm::heap::Kind;
use pirn_vm::objects::{Cont, IterVariety};

#[test]
fn kinds_keep_their_numbers() {
    let names = "Float BigInt Str Bytes ByteArray List Tuple Dict Set FrozenSet Range Slice Function Cell BoundMethod Builtin \
                 Class Instance Module Generator Frame Code Exception Traceback Property StaticMethod ClassMethod Iter \
                 DictView MappingProxy Super Buffer ByteBuffer Tasklet Channel Record GetSet Deque";
    for (i, name) in names.split_whitespace().enumerate() {
        let kind = Kind::from_number(i as u8 + 1).expect("a kind");
        assert_eq!(format!("{kind:?}"), name);
        assert_eq!(kind as usize, i + 1);
    }
}

#[test]
fn continuations_keep_their_numbers() {
    let all = [
        Cont::Store,
        Cont::Discard,
        Cont::Branch,
        Cont::Iterate,
        Cont::Init,
        Cont::Convert,
        Cont::Exit,
        Cont::ResumeNative,
    ];
    for (i, cont) in all.into_iter().enumerate() {
        assert_eq!(cont as usize, i);
    }
}

#[test]
fn varieties_of_iterators_keep_their_numbers() {
    let names = "List Tuple Str Bytes ByteArray Range DictKeys DictValues DictItems Set GetItem Call ListReversed TupleReversed \
                 StrReversed DictKeysReversed DictValuesReversed DictItemsReversed Deque DequeReversed BytesReversed \
                 BigRange GetItemReversed Enumerate Zip Map Filter Count Repeat Cycle Chain Islice ZipLongest Pairwise Compress \
                 StarMap Product Permutations Combinations Multisets";
    for (i, name) in names.split_whitespace().enumerate() {
        assert_eq!(format!("{:?}", IterVariety::from_aux(i as u16)), name);
    }
}
