//! What single words and pairs of words say for or against keeping a block: logistic regression over hashed words.

use std::collections::HashSet;

use nutgraf::training::boilerplate::BUCKETS;

use super::pages::Sample;

/// A bucket counts where blocks of this many sites have its words.
const SITES: usize = 4;
const ROUNDS: usize = 12;

/// The weights, 32 to a logit, from the samples named.
pub(crate) fn train(samples: &[Sample], chosen: &[usize], buckets: &[Vec<Vec<usize>>]) -> Vec<i8> {
    // A page's other forms say the same words again.
    let chosen: Vec<usize> = chosen
        .iter()
        .copied()
        .filter(|&n| samples[n].form == 0 && !samples[n].made)
        .collect();
    let mut sites: Vec<HashSet<&str>> = vec![HashSet::new(); BUCKETS];
    for &n in &chosen {
        for &b in buckets[n].iter().flatten() {
            if sites[b].len() < SITES {
                sites[b].insert(&samples[n].site);
            }
        }
    }
    let known: Vec<bool> = sites.iter().map(|s| s.len() >= SITES).collect();
    let mut weights = vec![0f32; BUCKETS];
    let mut squares = vec![1e-3f32; BUCKETS];
    let mut bias = 0f32;
    let mut order = chosen;
    let mut seed = 12345u32;
    for _ in 0..ROUNDS {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            order.swap(i, (seed >> 8) as usize % (i + 1));
        }
        for &n in &order {
            let s = &samples[n];
            for ((own, &kept), &weight) in buckets[n].iter().zip(&s.labels).zip(&s.weights) {
                let used: Vec<usize> = own.iter().copied().filter(|&b| known[b]).collect();
                if used.is_empty() || weight == 0.0 {
                    continue;
                }
                let scale = 1.0 / (used.len() as f32).sqrt();
                let z = bias + used.iter().map(|&b| weights[b]).sum::<f32>() * scale;
                let p = 1.0 / (1.0 + (-z).exp());
                // Short blocks matter as much as long ones here.
                let g = (p - f32::from(u8::from(kept))) * weight.sqrt().min(1.0);
                bias -= 0.01 * g;
                for &b in &used {
                    let slope = g * scale + 2e-4 * weights[b];
                    squares[b] += slope * slope;
                    weights[b] -= 0.15 * slope / squares[b].sqrt();
                }
            }
        }
    }
    weights.iter().map(|w| (w * 24.0).round().clamp(-127.0, 127.0) as i8).collect()
}
