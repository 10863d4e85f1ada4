//! The distributed table: its commands, each a query that ends later.

use std::collections::{BTreeSet, HashMap};

use libp2p::{
    PeerId, StreamProtocol,
    kad::{
        Behaviour, Config, Event, GetProvidersOk, GetRecordOk, InboundRequest, Mode, PutRecordError, QueryId,
        QueryResult, Quorum, Record, RecordKey, StoreInserts,
        store::{MemoryStore, RecordStore},
    },
};
use serde_json::{Value, json};

use crate::{Answer, answer, base64, bytes, text};

pub type Table = Behaviour<MemoryStore>;

/// A command whose query runs, and what it has found so far.
struct Asked {
    id: Value,
    given: Value,
    values: BTreeSet<Vec<u8>>,
    providers: BTreeSet<PeerId>,
}

#[derive(Default)]
pub struct Queries(HashMap<QueryId, Asked>);

pub fn start(self_id: PeerId, options: &Value) -> Result<Table, String> {
    let protocol = StreamProtocol::try_from_owned(text(options, "protocol")?.to_owned()).map_err(|e| e.to_string())?;
    let mut config = Config::new(protocol);
    config.set_record_filtering(StoreInserts::FilterBoth);
    let mut table = Behaviour::with_config(self_id, MemoryStore::new(self_id), config);
    let client = options["clientMode"] == true;
    table.set_mode(Some(if client { Mode::Client } else { Mode::Server }));
    Ok(table)
}

// The rule of the Java tests: values begin with "ok".
fn is_valid(record: &Record) -> bool {
    record.value.starts_with(b"ok")
}

impl Queries {
    pub fn command(&mut self, table: &mut Table, name: &str, id: Value, given: Value) {
        match begin(table, name, &given) {
            Ok(Begun::Query(query)) => {
                let (values, providers) = (BTreeSet::new(), BTreeSet::new());
                self.0.insert(
                    query,
                    Asked {
                        id,
                        given,
                        values,
                        providers,
                    },
                );
            }
            Ok(Begun::Done(said)) => answer(&id, Ok(said)),
            Err(why) => answer(&id, Err(why)),
        }
    }

    pub fn on_event(&mut self, table: &mut Table, event: Event) {
        match event {
            Event::OutboundQueryProgressed { id, result, step, .. } => {
                let Some(asked) = self.0.get_mut(&id) else { return };
                if let Some(said) = asked.take(result, step.last) {
                    answer(&asked.id, said);
                    self.0.remove(&id);
                }
            }
            Event::InboundRequest {
                request: InboundRequest::PutRecord {
                    record: Some(record), ..
                },
            } if is_valid(&record) => {
                drop(table.store_mut().put(record));
            }
            Event::InboundRequest {
                request: InboundRequest::AddProvider { record: Some(record) },
            } => {
                drop(table.store_mut().add_provider(record));
            }
            _ => {}
        }
    }
}

enum Begun {
    Query(QueryId),
    Done(Value),
}

fn begin(table: &mut Table, name: &str, given: &Value) -> Result<Begun, String> {
    let hash = |name: &str| Ok::<_, String>(RecordKey::from(bytes(given, name)?));
    Ok(Begun::Query(match name {
        "kadPeers" => {
            let peers: Vec<_> = table
                .kbuckets()
                .flat_map(|bucket| {
                    bucket
                        .iter()
                        .map(|entry| entry.node.key.preimage().to_string())
                        .collect::<Vec<_>>()
                })
                .collect();
            return Ok(Begun::Done(json!({"peers": peers})));
        }
        "kadFindPeer" => {
            let peer: PeerId = text(given, "peer")?.parse().map_err(|_| "that is no peer id")?;
            table.get_closest_peers(peer)
        }
        "kadClosest" => table.get_closest_peers(bytes(given, "key")?),
        // Nobody has that many peers, so the answer tells how many took it.
        "kadPut" => table
            .put_record(Record::new(hash("key")?, bytes(given, "value")?), Quorum::All)
            .map_err(|e| e.to_string())?,
        "kadGet" => table.get_record(hash("key")?),
        "kadProvide" => table.start_providing(hash("multihash")?).map_err(|e| e.to_string())?,
        "kadProviders" => table.get_providers(hash("multihash")?),
        _ => return Err(format!("the rust peer knows no command {name}")),
    }))
}

impl Asked {
    /// The answer, once there is one.
    fn take(&mut self, result: QueryResult, last: bool) -> Option<Answer> {
        match result {
            QueryResult::GetClosestPeers(found) => Some(match found {
                Ok(near) => self.near(
                    near.peers
                        .iter()
                        .map(|near| (near.peer_id, json!(near.addrs)))
                        .collect(),
                ),
                Err(e) => Err(e.to_string()),
            }),
            QueryResult::PutRecord(Ok(_)) => Some(Ok(json!({"stored": 20}))),
            QueryResult::PutRecord(Err(PutRecordError::QuorumFailed { success, .. })) => {
                Some(Ok(json!({"stored": success.len()})))
            }
            QueryResult::PutRecord(Err(e)) => Some(Err(e.to_string())),
            QueryResult::GetRecord(found) => {
                if let Ok(GetRecordOk::FoundRecord(one)) = found
                    && is_valid(&one.record)
                {
                    self.values.insert(one.record.value);
                }
                last.then(|| match self.values.last() {
                    Some(best) => Ok(json!({"value": base64(best)})),
                    None => Err("there is no such record".to_owned()),
                })
            }
            QueryResult::StartProviding(told) => Some(told.map(|_| Value::Null).map_err(|e| e.to_string())),
            QueryResult::GetProviders(found) => {
                if let Ok(GetProvidersOk::FoundProviders { providers, .. }) = found {
                    self.providers.extend(providers);
                }
                let peers: Vec<_> = self.providers.iter().map(ToString::to_string).collect();
                last.then(|| Ok(json!({"peers": peers})))
            }
            _ => None,
        }
    }

    fn near(&self, found: Vec<(PeerId, Value)>) -> Answer {
        let Some(wanted) = self.given["peer"].as_str() else {
            let peers: Vec<_> = found.iter().map(|(peer, _)| peer.to_string()).collect();
            return Ok(json!({"peers": peers}));
        };
        found
            .iter()
            .find(|(peer, _)| peer.to_string() == wanted)
            .map(|(_, addresses)| json!({"addresses": addresses}))
            .ok_or_else(|| "there is no such peer".to_owned())
    }
}
