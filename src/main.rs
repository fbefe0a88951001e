//! The command line: `nutgraf --help`.

use std::io::Read;

fn main() {
    let mut input = String::new();
    let _ = std::io::stdin().read_to_string(&mut input);
    if let Ok(report) = nutgraf::analyze(&input, &nutgraf::Options::default()) {
        println!("{}", serde_json::to_string(&report).unwrap_or_default());
    }
}
