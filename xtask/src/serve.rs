//! `cargo xtask serve`: builds, then serves the page on this machine alone.

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::{build, project};

const PORT: u16 = 8017;

pub(crate) fn run(args: &[String]) -> Result<()> {
    let port = match args {
        [] => None,
        [flag, port] if flag == "--port" => Some(port.parse().with_context(|| format!("--port: \"{port}\" is no port"))?),
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    build::run(&[])?;
    let server = match port {
        Some(port) => Server::bind(&project::dist(), "/", port).with_context(|| format!("port {port} cannot be used"))?,
        None => (PORT..PORT + 100)
            .find_map(|port| Server::bind(&project::dist(), "/", port).ok())
            .context("no free port found: name one with --port N")?,
    };
    println!("nutgraf is served at {} (stop it with Ctrl+C)", server.url());
    server.run();
    Ok(())
}
