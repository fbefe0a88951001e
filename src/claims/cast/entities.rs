//! The list of entities at the report's end.

use super::super::names::NameKind;
use super::Cast;
use super::member::Member;
use crate::order;
use crate::report::{Entity, EntityKind};

impl Cast {
    /// The report's entities in order of their first mention, and the id of each member.
    pub(crate) fn entities(mut self) -> (Vec<Entity>, Vec<Option<String>>) {
        for member in &mut self.members {
            // An office is followed to its holder after the names of its sentence: mentions come out of order.
            order::ranges(&mut member.mentions);
            member.mentions.dedup_by(|later, earlier| earlier.overlaps(*later));
        }
        let mut ids = vec![None; self.members.len()];
        let mut mentioned: Vec<(usize, Member)> = self.members.into_iter().enumerate().collect();
        // Whom only a caption names is known, and not spoken of.
        mentioned.retain(|(_, member)| !member.mentions.is_empty());
        order::by_key(&mut mentioned, |(_, member)| {
            member.mentions.first().map_or(usize::MAX, |r| r.start)
        });
        let entities = mentioned
            .into_iter()
            .enumerate()
            .map(|(n, (m, member))| {
                let id = format!("e{}", n + 1);
                if let Some(place) = ids.get_mut(m) {
                    *place = Some(id.clone());
                }
                Entity {
                    id,
                    name: member.name,
                    kind: if member.state && member.kind == NameKind::Other {
                        EntityKind::Organisation
                    } else {
                        kind(member.kind)
                    },
                    mentions: member.mentions,
                }
            })
            .collect();
        (entities, ids)
    }
}

fn kind(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organisation | NameKind::Outlet => EntityKind::Organisation,
        NameKind::Place => EntityKind::Place,
        NameKind::Thing | NameKind::Other => EntityKind::Other,
    }
}
