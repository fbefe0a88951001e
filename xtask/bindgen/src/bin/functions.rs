//! What a wasm module's code is made of: `functions MODULE` prints, for each function, how many bytes its body takes and its
//! name as Rust's paths are written. The module must still have its section of names.

use std::process::ExitCode;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

fn main() -> ExitCode {
    let Some(module) = std::env::args().nth(1) else {
        eprintln!("usage: functions MODULE");
        return ExitCode::from(2);
    };
    let functions = match std::fs::read(&module) {
        Ok(bytes) => functions(&bytes).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match functions {
        Ok(functions) => {
            for (bytes, name) in functions {
                println!("{bytes}\t{name}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {module}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The functions that the module brings along, in its order.
fn functions(module: &[u8]) -> Result<Vec<(usize, String)>, BinaryReaderError> {
    let (mut imported, mut functions) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => functions.push((body.range().len(), String::new())),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for part in names {
                    let Name::Function(names) = part? else { continue };
                    for naming in names {
                        let naming = naming?;
                        let own = (naming.index as usize).checked_sub(imported);
                        if let Some((_, name)) = own.and_then(|own| functions.get_mut(own)) {
                            naming.name.clone_into(name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(functions)
}
