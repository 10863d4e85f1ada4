//! A rust-libp2p peer, driven by one JSON object a line: `{"id": 1, "cmd": "dial", ...}` is answered by `{"id": 1, "ok":
//! true, ...}` or `{"id": 1, "ok": false, "error": "..."}`; what happens by itself is told as `{"event": "...", ...}`. The
//! commands are those of `src/test/js/peer.js`.

mod kademlia;
mod node;
mod pubsub;
mod streams;

use std::io::{BufRead, Write};

use data_encoding::BASE64;
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;

/// What a command answers; an error is told as text.
pub type Answer = Result<Value, String>;

pub fn tell(object: &Value) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{object}").and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// Answers the command of that number.
pub fn answer(id: &Value, said: Answer) {
    let mut object = match &said {
        Ok(Value::Object(fields)) => fields.clone(),
        Ok(_) => Map::new(),
        Err(why) => Map::from_iter([("error".to_owned(), json!(why))]),
    };
    object.insert("id".to_owned(), id.clone());
    object.insert("ok".to_owned(), json!(said.is_ok()));
    tell(&Value::Object(object));
}

pub fn text<'a>(given: &'a Value, name: &str) -> Result<&'a str, String> {
    given[name].as_str().ok_or_else(|| format!("{name} is missing"))
}

pub fn bytes(given: &Value, name: &str) -> Result<Vec<u8>, String> {
    BASE64.decode(text(given, name)?.as_bytes()).map_err(|e| e.to_string())
}

pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

fn main() {
    let (lines, commands) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            match serde_json::from_str(&line) {
                Ok(command) => drop(lines.send(command)),
                Err(e) => tell(&json!({"event": "unhandled", "error": e.to_string()})),
            }
        }
        // The test is gone: so are we.
        std::process::exit(0);
    });
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(node::run(commands));
}
