//! `cargo xtask bench`: how fast it is, natively, on inputs made to do harm, and on the page.

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::setup::chromium;
use crate::{build, project, shell};

const GROUPS: &[&str] = &["native", "hostile", "page"];

pub(crate) fn run(args: &[String]) -> Result<()> {
    if let Some(unknown) = args.iter().find(|arg| !GROUPS.contains(&arg.as_str())) {
        bail!("no group of measurements \"{unknown}\"; there are: {}", GROUPS.join(", "));
    }
    let wanted = |group: &str| args.is_empty() || args.iter().any(|arg| arg == group);
    if wanted("native") {
        shell::say("a whole analysis, natively, of the seeds one after another");
        let mut cargo = shell::cargo();
        shell::run(cargo.args(["bench", "--package", "nutgraf", "--bench", "throughput"]))?;
        shell::say("an input up to the kept blocks, natively: pasted text and page source");
        let mut cargo = shell::cargo();
        shell::run(cargo.args(["bench", "--package", "nutgraf", "--features", "training", "--bench", "stripping"]))?;
        shell::say("many articles, natively, on two cores");
        let mut cargo = shell::cargo();
        shell::run(cargo.args(["bench", "--package", "nutgraf", "--bench", "batch"]))?;
    }
    if wanted("hostile") {
        build::run(&[])?;
        shell::say("inputs made to do harm, in the wasm module");
        let mut node = shell::node_script("benches/hostile.mjs");
        shell::run(node.env("NUTGRAF_DIST", project::dist()))?;
    }
    if wanted("page") {
        let chromium = chromium::ensure()?;
        build::run(&[])?;
        let server = Server::bind(&project::dist(), "/", 0).context("no port can be used on 127.0.0.1")?;
        let url = server.url();
        std::thread::spawn(move || server.run());
        shell::say("from the address and from paste to highlights, in Chromium");
        shell::run(
            shell::node_script("benches/paste.mjs")
                .env("NUTGRAF_URL", &url)
                .env("CHROMIUM", &chromium),
        )?;
        shell::say("a page's HTML: nutgraf against Readability and compromise, in Chromium");
        shell::run(
            shell::node_script("benches/peers.mjs")
                .env("NUTGRAF_URL", &url)
                .env("CHROMIUM", &chromium),
        )?;
    }
    Ok(())
}
