//! Sorting, compiled once: the standard library's sorts are made anew for every type of item, and weigh several kilobytes
//! each time.

use crate::text::Range;

/// Sorts by a whole number; items of the same number stay in order.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> usize) {
    by_keys(items, |item| (key(item), 0));
}

/// Sorts by two numbers, the first before the second; items of the same numbers stay in order.
pub(crate) fn by_keys<T>(items: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    let keys = items.iter().map(key).enumerate();
    let mut order: Vec<Place> = keys.map(|(n, (first, second))| (first, second, n)).collect();
    let mut to = places(&mut order);
    // Each item is put where it belongs; what was there takes its place, and is next.
    for n in 0..to.len() {
        while let Some(&goal) = to.get(n).filter(|&&goal| goal != n) {
            items.swap(n, goal);
            to.swap(n, goal);
        }
    }
}

/// Sorts ranges by where they begin, then by where they end.
pub(crate) fn ranges(ranges: &mut [Range]) {
    by_keys(ranges, |r| (r.start, r.end));
}

/// An item's numbers, and where it stands.
type Place = (usize, usize, usize);

/// For each item the place where it belongs; nothing where all are in place.
#[inline(never)]
fn places(order: &mut [Place]) -> Vec<usize> {
    if order.is_sorted() {
        return Vec::new();
    }
    order.sort_unstable();
    let mut to = vec![0; order.len()];
    for (n, &(_, _, from)) in order.iter().enumerate() {
        to.get_mut(from).into_iter().for_each(|goal| *goal = n);
    }
    to
}

#[cfg(test)]
mod tests {
    #[test]
    fn items_of_one_number_stay_in_order() {
        let mut words = ["pear", "fig", "plum", "nut", "fig leaf"];
        super::by_key(&mut words, |w| w.len());
        assert_eq!(words, ["fig", "nut", "pear", "plum", "fig leaf"]);
    }

    #[test]
    fn the_second_number_decides_between_equals() {
        let mut pairs = [(2, 1), (1, 9), (2, 0), (0, 5), (1, 3)];
        super::by_keys(&mut pairs, |&pair| pair);
        assert_eq!(pairs, [(0, 5), (1, 3), (1, 9), (2, 0), (2, 1)]);
    }
}
