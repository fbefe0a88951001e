//! The wasm boundary: conversion and errors, no logic.
//!
//! A report crosses as JSON text, which the browser's own parser turns into objects. It is written in pieces that are
//! handed over at once: as a whole it would be by far the largest thing in memory.
//! Offsets count UTF-16 code units on both sides, as JavaScript's strings do.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions only, whoever else sees them")]

use std::io::{self, Write};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use crate::{Error, Input, OffsetUnit, Options, Override, Strip};

/// Lets a panic tell JavaScript what it was. The instance is lost either way: nothing runs the destructors.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    crate::VERSION.into()
}

/// The longest input that is taken unless `maxBytes` says otherwise, in bytes of UTF-8.
#[wasm_bindgen(js_name = defaultMaxBytes)]
pub fn default_max_bytes() -> usize {
    crate::DEFAULT_MAX_BYTES
}

/// Analyses one article and returns the report as JSON text, in pieces: strings to be joined.
///
/// # Errors
/// A JavaScript `Error` with a `code`: `input-too-large` or `invalid-options`.
#[wasm_bindgen]
pub fn analyze(input: &str, options: &JsValue) -> Result<Array, JsValue> {
    run(input, options).map_err(|error| {
        let thrown = js_sys::Error::new(&error.to_string());
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
        thrown.into()
    })
}

fn run(input: &str, options: &JsValue) -> Result<Array, Error> {
    let options = read_options(options)?;
    let mut report = crate::analyze(input, &options)?;
    report.convert(OffsetUnit::Utf16);
    let mut pieces = Pieces::default();
    let written = serde_json::to_writer(&mut pieces, &report).map_err(Into::into);
    written
        .and_then(|()| pieces.flush())
        .map_err(|error| Error::InvalidOptions(error.to_string()))?;
    Ok(pieces.done)
}

/// Bytes of a piece of JSON text.
const PIECE: usize = 256 * 1024;

/// Text on its way to JavaScript, written in whole characters.
#[derive(Default)]
struct Pieces {
    next: Vec<u8>,
    done: Array,
}

impl Pieces {
    fn hand_over(&self, text: &[u8]) -> io::Result<()> {
        let text = std::str::from_utf8(text).map_err(io::Error::other)?;
        self.done.push(&text.into());
        Ok(())
    }
}

impl Write for Pieces {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        if self.next.len() + text.len() > PIECE {
            self.flush()?;
        }
        // What is a piece by itself, such as the article's text, is not copied first.
        if text.len() > PIECE {
            self.hand_over(text)?;
        } else {
            self.next.extend_from_slice(text);
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.next.is_empty() {
            self.hand_over(&self.next)?;
            self.next.clear();
        }
        Ok(())
    }
}

fn read_options(value: &JsValue) -> Result<Options, Error> {
    let mut options = Options {
        override_unit: OffsetUnit::Utf16,
        ..Options::default()
    };
    for (key, value) in entries(value, "options")? {
        match key.as_str() {
            "input" => {
                options.input = one_of(&key, &value, &[("auto", Input::Auto), ("text", Input::Text), ("html", Input::Html)])?;
            }
            "strip" => options.strip = one_of(&key, &value, &[("auto", Strip::Auto), ("off", Strip::Off)])?,
            "published" => {
                options.published = Some(
                    value
                        .as_string()
                        .ok_or_else(|| wrong(&key, "expected a date such as \"2025-08-19\""))?,
                );
            }
            "maxBytes" => options.max_bytes = whole(&key, &value)?,
            "overrides" => {
                let list = value
                    .dyn_ref::<Array>()
                    .ok_or_else(|| wrong(&key, "expected a list of { start, kept }"))?;
                options.overrides = list
                    .iter()
                    .enumerate()
                    .map(|(n, item)| read_override(&format!("overrides[{n}]"), &item))
                    .collect::<Result<_, _>>()?;
            }
            _ => return Err(wrong(&key, "no such option")),
        }
    }
    Ok(options)
}

fn read_override(path: &str, value: &JsValue) -> Result<Override, Error> {
    let (mut start, mut kept) = (None, None);
    for (key, value) in entries(value, path)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "start" => start = Some(whole(&path, &value)?),
            "kept" => kept = Some(value.as_bool().ok_or_else(|| wrong(&path, "expected true or false"))?),
            _ => return Err(wrong(&path, "no such option")),
        }
    }
    Ok(Override {
        start: start.ok_or_else(|| wrong(&format!("{path}.start"), "missing"))?,
        kept: kept.ok_or_else(|| wrong(&format!("{path}.kept"), "missing"))?,
    })
}

/// The object's own entries that hold a value: `undefined` and `null` count as left out.
fn entries(value: &JsValue, path: &str) -> Result<Vec<(String, JsValue)>, Error> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    let object = value
        .dyn_ref::<Object>()
        .filter(|_| !value.is_function() && !Array::is_array(value));
    let object = object.ok_or_else(|| wrong(path, "expected an object"))?;
    let pairs = Object::entries(object);
    let pairs = pairs.iter().filter_map(|pair| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1)))
    });
    Ok(pairs.filter(|(_, value)| !value.is_undefined() && !value.is_null()).collect())
}

fn one_of<T: Copy>(path: &str, value: &JsValue, choices: &[(&str, T)]) -> Result<T, Error> {
    let given = value.as_string();
    let chosen = choices.iter().find(|(name, _)| given.as_deref() == Some(*name));
    chosen.map(|&(_, choice)| choice).ok_or_else(|| {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        wrong(path, &format!("expected {}", names.join(" or ")))
    })
}

fn whole(path: &str, value: &JsValue) -> Result<usize, Error> {
    let number = value.as_f64().filter(|n| *n >= 0.0 && n.fract() == 0.0);
    // Saturates, so that a limit beyond the address space is no limit.
    number
        .map(|n| n as usize)
        .ok_or_else(|| wrong(path, "expected a whole number, 0 or more"))
}

fn wrong(path: &str, what: &str) -> Error {
    Error::InvalidOptions(format!("{path}: {what}"))
}
