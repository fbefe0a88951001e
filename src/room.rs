//! Room for lists whose length nobody knows before the text is read.

/// So many bytes of a text show what the rest is like.
const TELLING: usize = 64 * 1024;

/// Makes room in a list for `more` items, found where `read` of `whole` bytes were read: for so many as the rest will bring
/// if it goes on like this. Doubling, as lists grow by themselves, would take up to three times the memory that is needed.
pub(crate) fn make_room<T>(list: &mut Vec<T>, more: usize, read: usize, whole: usize) {
    if list.capacity() - list.len() >= more {
        return;
    }
    let needed = list.len() + more;
    let spare = if read < TELLING {
        needed
    } else {
        let rest = needed as f64 * whole.saturating_sub(read) as f64 / read as f64;
        // Never by so little that the end is a crawl.
        (rest as usize).max(needed / 16)
    };
    list.reserve_exact(more + spare);
}

#[cfg(test)]
mod tests {
    use super::make_room;

    #[test]
    fn an_even_text_is_given_room_once_it_is_known() {
        let (mut list, whole, mut steps) = (Vec::new(), 1_000_000, 0);
        for read in (0..whole).step_by(10) {
            let before = list.capacity();
            make_room(&mut list, 1, read, whole);
            list.push(read);
            steps += usize::from(list.capacity() != before);
        }
        assert!(list.capacity() < list.len() + list.len() / 8, "{}", list.capacity());
        assert!(steps < 20, "{steps}");
    }

    #[test]
    fn a_text_whose_end_is_dense_takes_few_steps() {
        let (mut list, whole, mut steps) = (Vec::new(), 1_000_000, 0);
        for n in 0..100_000 {
            let before = list.capacity();
            make_room(&mut list, 1, whole - 1, whole);
            list.push(n);
            steps += usize::from(list.capacity() != before);
        }
        assert!(steps < 250, "{steps}");
    }
}
