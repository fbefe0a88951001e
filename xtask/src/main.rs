//! The project's own scripts: `cargo xtask help` lists them.

mod logistic;
mod train_sentences;
mod training_data;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["train", "sentences", rest @ ..] => train_sentences::run(rest),
        _ => Ok(()),
    }
}
