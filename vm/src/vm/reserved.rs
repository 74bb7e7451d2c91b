//! Ids that are reserved: of shapes, and of versions of namespaces.
//!
//! Native code compares with these numbers, so code that another process made is of use only where they are the same here.
//! They are given out in the order in which things come to be, which is not always the same; so the numbers that such code
//! mentions are reserved for what they stood for there, and others are given to everything else. What bears a reserved
//! id is just what it would be under another: nothing relies on an id's having been reserved.

use super::Vm;
use crate::compiler::{KeysHash, Profile, ShapeName};
use crate::heap::Gc;
use crate::objects::{Dict, Shape, Str};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Reserved ids by what they are for.
#[derive(Default)]
pub(crate) struct Reserved {
    shapes: HashMap<ShapeName, u32>,
    /// The version; and once it was given out, which keys it is of.
    versions: HashMap<KeysHash, (u32, Option<Keys>)>,
}

/// The keys of a namespace, each with its place.
type Keys = Vec<(u32, String)>;

/// How many shapes may be reserved ahead.
const SHAPES_AHEAD: usize = 1 << 14;

impl Vm {
    /// Reserves the ids that profiles mention, where they are free; the first that mentions one has it. To be done once.
    pub fn reserve_ids(&mut self, profiles: &[Profile]) {
        let next = self.shapes.len();
        let mut taken = HashSet::new();
        for (id, name) in profiles.iter().flat_map(|p| &p.shapes) {
            let ahead = (*id as usize).checked_sub(next);
            let named = &mut self.reserved.shapes;
            if ahead.is_some_and(|n| n < SHAPES_AHEAD)
                && !named.contains_key(name)
                && taken.insert(*id)
            {
                named.insert(name.clone(), *id);
            }
        }
        let end = taken.iter().max().map_or(next, |id| *id as usize + 1);
        self.shapes.extend_to(end);
        let given = self.next_dict_version;
        let mut taken = HashSet::new();
        for (version, keys) in profiles.iter().flat_map(|p| &p.versions) {
            let named = &mut self.reserved.versions;
            if *version > given && !named.contains_key(keys) && taken.insert(*version) {
                named.insert(*keys, (*version, None));
            }
        }
        self.next_dict_version = taken.into_iter().max().unwrap_or(given);
    }

    /// Gives a new shape its id.
    pub(crate) fn add_shape(&mut self, shape: Shape) -> u32 {
        if !self.reserved.shapes.is_empty()
            && let Some(name) = self.called_shape(&shape)
            && let Some(id) = self.reserved.shapes.remove(&name)
        {
            self.shapes[id as usize] = shape;
            return id;
        }
        self.shapes.push(shape);
        self.shapes.len() as u32 - 1
    }

    /// A number for the keys that a dict has now.
    pub(crate) fn new_dict_version(&mut self, dict: Gc<Dict>) -> u32 {
        if !self.reserved.versions.is_empty()
            && let Some(version) = self.reserved_version(dict)
        {
            return version;
        }
        self.next_dict_version += 1;
        self.next_dict_version
    }

    /// The version that is reserved for just these keys.
    fn reserved_version(&mut self, dict: Gc<Dict>) -> Option<u32> {
        let hash = self.keys_hash(dict)?;
        let (version, keys) = self.reserved.versions.get_mut(&hash)?;
        let now: Keys = string_keys(dict)?
            .map(|(i, key)| (i, key.text().to_string()))
            .collect();
        // The hashes may be equal by chance. One version is of one list of keys.
        (*keys.get_or_insert_with(|| now.clone()) == now).then_some(*version)
    }

    /// The hash of a namespace's keys and their places.
    pub(crate) fn keys_hash(&self, dict: Gc<Dict>) -> Option<KeysHash> {
        let (mut a, mut b) = (DefaultHasher::new(), DefaultHasher::new());
        b.write_u8(1);
        for (i, key) in string_keys(dict)? {
            (i, key.text()).hash(&mut a);
            (i, key.text()).hash(&mut b);
        }
        Some((a.finish(), b.finish()))
    }
}

/// The keys of a namespace with their places; `None` when not all are strings.
fn string_keys(dict: Gc<Dict>) -> Option<impl Iterator<Item = (u32, Gc<Str>)>> {
    let mut from = 0;
    let entries = std::iter::from_fn(move || {
        let (i, key, _) = dict.next_entry(from)?;
        from = i + 1;
        Some((i, key))
    });
    let keys: Option<Vec<_>> = entries.map(|(i, k)| Some((i, k.as_gc::<Str>()?))).collect();
    keys.map(Vec::into_iter)
}
