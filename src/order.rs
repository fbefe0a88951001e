//! Sorting, compiled once: the standard library's sorts are made anew for every type of item, and weigh several kilobytes
//! each time.

use crate::text::Range;

/// Sorts by a whole number; items of the same number stay in order.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> usize) {
    by_keys(items, |item| (key(item), 0));
}

/// Sorts by two numbers, the first before the second; items of the same numbers stay in order.
pub(crate) fn by_keys<T>(items: &mut [T], key: impl Fn(&T) -> (usize, usize)) {
    let to = sort(items.iter().map(key).collect());
    arrange(items, to);
}

/// Sorts ranges by where they begin, then by where they end.
pub(crate) fn ranges(ranges: &mut [Range]) {
    by_keys(ranges, |r| (r.start, r.end));
}

/// For each number the place where it belongs; nothing where all are in place. Equal ones stay in order.
pub(crate) fn places(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    sort(numbers.map(|n| (n, 0)).collect())
}

/// Puts items where they belong.
pub(crate) fn arrange<T>(items: &mut [T], mut to: Vec<usize>) {
    for n in 0..to.len() {
        // What was in an item's place takes the item's, and is next.
        while let Some(&goal) = to.get(n).filter(|&&goal| goal != n) {
            items.swap(n, goal);
            to.swap(n, goal);
        }
    }
}

#[inline(never)]
fn sort(keys: Vec<(usize, usize)>) -> Vec<usize> {
    if keys.is_sorted() {
        return Vec::new();
    }
    let mut order: Vec<_> = keys
        .into_iter()
        .enumerate()
        .map(|(n, (first, second))| (first, second, n))
        .collect();
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
