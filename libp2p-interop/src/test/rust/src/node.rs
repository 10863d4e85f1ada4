//! The one peer of this process: its swarm, and the commands on connections.

use std::{collections::HashMap, time::Duration};

use data_encoding::HEXLOWER;
use futures::StreamExt;
use libp2p::{
    Multiaddr, PeerId, StreamProtocol, Swarm, SwarmBuilder, gossipsub, identify,
    identity::Keypair,
    multiaddr::Protocol,
    noise, ping,
    swarm::{ConnectionId, NetworkBehaviour, SwarmEvent, behaviour::toggle::Toggle, dial_opts::DialOpts},
    tcp, yamux,
};
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::{
    Answer, answer,
    kademlia::{self, Queries, Table},
    pubsub, streams, tell, text,
};

const STREAMS_MAX: usize = 2_000;
const IDLE_MAX: Duration = Duration::from_secs(3_600);

#[derive(NetworkBehaviour)]
struct Floors {
    identify: identify::Behaviour,
    ping: ping::Behaviour,
    tests: streams::Behaviour,
    gossip: Toggle<gossipsub::Behaviour>,
    table: Toggle<Table>,
}

struct Node {
    swarm: Swarm<Floors>,
    dials: HashMap<ConnectionId, Value>,
    pings: Vec<(PeerId, Value)>,
    queries: Queries,
    kad: Option<StreamProtocol>,
}

/// Works until the test is gone; the first command is the start.
pub async fn run(mut commands: UnboundedReceiver<Value>) {
    let Some(start) = commands.recv().await else { return };
    let mut node = match begin(&start).await {
        Ok((node, said)) => {
            answer(&start["id"], Ok(said));
            node
        }
        Err(why) => return answer(&start["id"], Err(why)),
    };
    let mut commands = futures::stream::poll_fn(move |cx| commands.poll_recv(cx)).fuse();
    loop {
        futures::select! {
            given = commands.next() => match given {
                Some(given) => node.command(given),
                None => return,
            },
            event = node.swarm.select_next_some() => node.on_event(event),
        }
    }
}

fn identity(options: &Value) -> Result<Keypair, String> {
    if options["keyType"] == "secp256k1" {
        return Ok(Keypair::generate_secp256k1());
    }
    match options["seed"].as_str() {
        None => Ok(Keypair::generate_ed25519()),
        Some(seed) => HEXLOWER
            .decode(seed.as_bytes())
            .map_err(|e| e.to_string())
            .and_then(|seed| Keypair::ed25519_from_bytes(seed).map_err(|e| e.to_string())),
    }
}

async fn begin(options: &Value) -> Result<(Node, Value), String> {
    let key = identity(options)?;
    let gossip = options
        .get("gossip")
        .map(|gossip| pubsub::start(&key, gossip))
        .transpose()?;
    let self_id = key.public().to_peer_id();
    let table = options
        .get("kad")
        .map(|kad| kademlia::start(self_id, kad))
        .transpose()?;
    let kad = table.as_ref().map(|table| table.protocol_names()[0].clone());
    let agent = options["agent"].as_str().unwrap_or("rust-peer").to_owned();
    let floors = Floors {
        identify: identify::Behaviour::new(
            identify::Config::new_with_signed_peer_record("ipfs/0.1.0".to_owned(), &key).with_agent_version(agent),
        ),
        ping: ping::Behaviour::new(ping::Config::new().with_interval(Duration::from_millis(500))),
        tests: streams::Behaviour::new(),
        gossip: gossip.into(),
        table: table.into(),
    };
    let mut swarm = SwarmBuilder::with_existing_identity(key)
        .with_tokio()
        .with_tcp(tcp::Config::default(), noise::Config::new, || {
            let mut muxer = yamux::Config::default();
            muxer.set_max_num_streams(STREAMS_MAX);
            muxer
        })
        .map_err(|e| e.to_string())?
        .with_quic_config(|mut quic| {
            quic.max_concurrent_stream_limit = STREAMS_MAX as u32;
            quic
        })
        .with_behaviour(|_| floors)
        .map_err(|e| e.to_string())?
        .with_swarm_config(|config| {
            config
                .with_idle_connection_timeout(IDLE_MAX)
                .with_max_negotiating_inbound_streams(STREAMS_MAX)
        })
        .build();
    let listen: Multiaddr = options["listen"]
        .as_str()
        .unwrap_or("/ip4/127.0.0.1/tcp/0")
        .parse()
        .map_err(|e| format!("{e}"))?;
    swarm
        .listen_on(listen)
        .map_err(|e| e.to_string())?;
    let address = loop {
        if let SwarmEvent::NewListenAddr { address, .. } = swarm.select_next_some().await {
            break address.with(Protocol::P2p(self_id));
        }
    };
    let said = json!({"peer": self_id.to_string(), "addresses": [address.to_string()]});
    let node = Node {
        swarm,
        dials: HashMap::new(),
        pings: Vec::new(),
        queries: Queries::default(),
        kad,
    };
    Ok((node, said))
}

impl Node {
    fn command(&mut self, given: Value) {
        let id = given["id"].clone();
        let name = given["cmd"].as_str().unwrap_or("").to_owned();
        let said = match name.as_str() {
            "dial" => self.dial(&id, &given),
            "ping" => peer(&given).map(|peer| {
                self.pings.push((peer, id.clone()));
                None
            }),
            "hangup" => peer(&given).map(|peer| {
                let _ = self.swarm.disconnect_peer_id(peer);
                Some(Value::Null)
            }),
            "handle" => self.handle(&given).map(Some),
            "sink" | "source" | "echoes" | "reset" => self.stream(&name, &id, &given).map(|()| None),
            "subscribe" | "unsubscribe" | "publish" | "topic" | "score" => self.gossip(&name, &given).map(Some),
            _ => match self.swarm.behaviour_mut().table.as_mut() {
                Some(table) => {
                    self.queries.command(table, &name, id.clone(), given);
                    Ok(None)
                }
                None => Err(format!("the rust peer knows no command {name}")),
            },
        };
        match said {
            Ok(None) => {}
            Ok(Some(said)) => answer(&id, Ok(said)),
            Err(why) => answer(&id, Err(why)),
        }
    }

    fn dial(&mut self, id: &Value, given: &Value) -> Result<Option<Value>, String> {
        let address: Multiaddr = text(given, "address")?.parse().map_err(|e| format!("{e}"))?;
        if let Some(Protocol::P2p(peer)) = address.iter().last()
            && self.swarm.is_connected(&peer)
        {
            return Ok(Some(connected(peer)));
        }
        let options = DialOpts::from(address);
        self.dials.insert(options.connection_id(), id.clone());
        self.swarm.dial(options).map_err(|e| e.to_string()).map(|()| None)
    }

    fn handle(&mut self, given: &Value) -> Answer {
        let protocol =
            StreamProtocol::try_from_owned(text(given, "protocol")?.to_owned()).map_err(|e| e.to_string())?;
        self.swarm.behaviour_mut().tests.echo_on(protocol);
        Ok(Value::Null)
    }

    fn gossip(&mut self, name: &str, given: &Value) -> Answer {
        match self.swarm.behaviour_mut().gossip.as_mut() {
            Some(gossip) => pubsub::command(gossip, name, given),
            None => Err("this peer was started without gossip".to_owned()),
        }
    }

    fn stream(&mut self, name: &str, id: &Value, given: &Value) -> Result<(), String> {
        let peer = peer(given)?;
        let tests = &mut self.swarm.behaviour_mut().tests;
        let (id, given) = (id.clone(), given.clone());
        match name {
            "sink" => {
                let stream = tests.open(peer, streams::SINK);
                tokio::spawn(async move { answer(&id, streams::sink(stream, given).await) });
            }
            "source" => {
                let stream = tests.open(peer, streams::SOURCE);
                tokio::spawn(async move { answer(&id, streams::source(stream, given).await) });
            }
            "echoes" => {
                let count = given["streams"].as_u64().unwrap_or(0);
                let all = (0..count).map(|_| tests.open(peer, streams::ECHO)).collect();
                tokio::spawn(async move { answer(&id, streams::echoes(all).await) });
            }
            _ => {
                let stream = tests.open(peer, streams::ECHO);
                tokio::spawn(async move { answer(&id, streams::reset(stream).await) });
            }
        }
        Ok(())
    }

    // ---- events

    fn on_event(&mut self, event: SwarmEvent<FloorsEvent>) {
        match event {
            SwarmEvent::ConnectionEstablished {
                peer_id, connection_id, ..
            } => {
                tell(&json!({"event": "connected", "peer": peer_id.to_string()}));
                if let Some(id) = self.dials.remove(&connection_id) {
                    answer(&id, Ok(connected(peer_id)));
                }
            }
            SwarmEvent::OutgoingConnectionError {
                connection_id, error, ..
            } => {
                if let Some(id) = self.dials.remove(&connection_id) {
                    answer(&id, Err(error.to_string()));
                }
            }
            SwarmEvent::ConnectionClosed {
                peer_id,
                num_established: 0,
                ..
            } => {
                tell(&json!({"event": "disconnected", "peer": peer_id.to_string()}));
            }
            SwarmEvent::Behaviour(event) => self.on_floor(event),
            _ => {}
        }
    }

    fn on_floor(&mut self, event: FloorsEvent) {
        match event {
            FloorsEvent::Identify(identify::Event::Received { peer_id, info, .. }) => self.identified(peer_id, &info),
            FloorsEvent::Ping(ping::Event {
                peer, result: Ok(took), ..
            }) => self.pinged(peer, took),
            FloorsEvent::Gossip(event) => pubsub::on_event(event),
            FloorsEvent::Table(event) => {
                if let Some(table) = self.swarm.behaviour_mut().table.as_mut() {
                    self.queries.on_event(table, event);
                }
            }
            _ => {}
        }
    }

    fn pinged(&mut self, peer: PeerId, took: Duration) {
        for (_, id) in self.pings.extract_if(.., |(asked, _)| *asked == peer) {
            answer(&id, Ok(json!({"millis": took.as_secs_f64() * 1_000.0})));
        }
    }

    fn identified(&mut self, peer: PeerId, info: &identify::Info) {
        // rust-libp2p leaves it to its user to bring the two together.
        if let (Some(table), Some(kad)) = (self.swarm.behaviour_mut().table.as_mut(), &self.kad)
            && info.protocols.contains(kad)
        {
            for address in &info.listen_addrs {
                table.add_address(&peer, address.clone());
            }
        }
        tell(&json!({
            "event": "identified",
            "peer": peer.to_string(),
            "protocols": info.protocols.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "agentVersion": info.agent_version,
            "protocolVersion": info.protocol_version,
            "listenAddrs": info.listen_addrs,
            "observedAddr": info.observed_addr,
            "signed": info.signed_peer_record.is_some(),
        }));
    }
}

/// This peer offers nothing but Noise and Yamux, and the swarm does not tell.
fn connected(peer: PeerId) -> Value {
    json!({"peer": peer.to_string(), "muxer": "/yamux/1.0.0", "encryption": "/noise"})
}

fn peer(given: &Value) -> Result<PeerId, String> {
    text(given, "peer")?
        .parse()
        .map_err(|_| "that is no peer id".to_owned())
}
