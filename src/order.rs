//! Sorting, compiled once: the standard library's sorts are made anew for every type of item, and weigh several kilobytes
//! each time.

/// Sorts by a whole number; items of the same number stay in order.
pub(crate) fn by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> usize) {
    let mut order: Vec<(usize, usize)> = items.iter().enumerate().map(|(n, item)| (key(item), n)).collect();
    if order.is_sorted() {
        return;
    }
    sort(&mut order);
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|&(_, n)| taken.get_mut(n).and_then(Option::take)));
}

#[inline(never)]
fn sort(order: &mut [(usize, usize)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    #[test]
    fn items_of_one_number_stay_in_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "fig leaf"];
        super::by_key(&mut words, |w| w.len());
        assert_eq!(words, ["fig", "nut", "pear", "plum", "fig leaf"]);
    }
}
