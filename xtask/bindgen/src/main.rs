//! Writes the JavaScript glue of a wasm module: `xtask-bindgen MODULE FOLDER` leaves `glue.js` and `glue_bg.wasm` there.
//!
//! This is what the program `wasm-bindgen` does, as a dependency: so its version is the one that the lock file names.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = args.as_slice() else {
        eprintln!("usage: xtask-bindgen MODULE FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("glue").typescript(false);
    // The names stay for `cargo xtask size`; wasm-opt takes them out.
    bindgen.remove_producers_section(true);
    match bindgen.no_modules(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: wasm-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
