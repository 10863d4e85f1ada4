//! rust-libp2p's side of a scenario of the wire bench: all nodes in this process, one line of JSON at the end. The words
//! of the command line are those of `Scenario.java`. What is written is not told: it leaves by calls that the kernel does
//! not count for a process.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use futures::{AsyncReadExt, AsyncWriteExt, StreamExt};
use libp2p::{
    Multiaddr, PeerId, StreamProtocol, Swarm, SwarmBuilder, gossipsub,
    identity::Keypair,
    multiaddr::Protocol,
    noise,
    swarm::{NetworkBehaviour, SwarmEvent, behaviour::toggle::Toggle},
    tcp, yamux,
};
use libp2p_stream as stream;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, mpsc, oneshot};

const SINK: StreamProtocol = StreamProtocol::new("/bench/sink/1");
const ECHO: StreamProtocol = StreamProtocol::new("/bench/echo/1");
const TOPIC: &str = "/bench/1";
const CHUNK_BYTES: usize = 64 * 1024;
const MESSAGE_BYTES: usize = 1_024;
const DIALS: usize = 5;
const MIB: usize = 1 << 20;
const LOST_AFTER: Duration = Duration::from_secs(60);

type Said = serde_json::Map<String, Value>;

#[derive(Clone, Copy)]
struct Scenario {
    nodes: usize,
    warmup: usize,
    warm: Duration,
    units: usize,
    per_second: usize,
    under_way: usize,
}

fn main() {
    let words: HashMap<String, String> = std::env::args()
        .skip(1)
        .filter_map(|word| {
            word.split_once('=')
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        })
        .collect();
    let number = |name: &str| words.get(name).and_then(|value| value.parse().ok()).unwrap_or(0);
    let scenario = Scenario {
        nodes: number("nodes"),
        warmup: number("warmup"),
        warm: Duration::from_secs(number("warmSeconds") as u64),
        units: number("units"),
        per_second: number("perSecond"),
        under_way: number("underWay"),
    };
    let kind = words.get("kind").map_or("", String::as_str);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let said = runtime.block_on(async {
        match kind {
            "stream" => one_stream(scenario).await,
            "handshake" => handshakes(scenario).await,
            "connect" => connections(scenario).await,
            "gossip" | "latency" => messages(scenario).await,
            _ => panic!("no scenario {kind}"),
        }
    });
    println!("{}", Value::Object(said));
    std::process::exit(0);
}

// ---- measuring

struct Measured {
    began: Instant,
    cpu: f64,
}

fn measure() -> Measured {
    Measured {
        began: Instant::now(),
        cpu: cpu_millis(),
    }
}

impl Measured {
    fn until(&self, units: usize) -> Said {
        Said::from_iter([
            ("units".to_owned(), json!(units)),
            ("wallMillis".to_owned(), json!(millis(self.began.elapsed()))),
            ("cpuMillis".to_owned(), json!(cpu_millis() - self.cpu)),
        ])
    }
}

/// In ticks of 10 ms.
fn cpu_millis() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at| after_name.split_whitespace().nth(at).and_then(|text| text.parse().ok());
    ticks(11).unwrap_or(0.0_f64) * 10.0 + ticks(12).unwrap_or(0.0_f64) * 10.0
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

fn quantile(took: &mut [Duration], share: f64) -> f64 {
    took.sort_unstable();
    let at = (share * took.len() as f64).floor() as usize;
    took.get(at.min(took.len().saturating_sub(1)))
        .map_or(0.0, |took| millis(*took))
}

// ---- nodes

#[derive(NetworkBehaviour)]
struct Floors {
    streams: stream::Behaviour,
    gossip: Toggle<gossipsub::Behaviour>,
}

enum Command {
    Dial(Multiaddr, oneshot::Sender<()>),
    Hangup(PeerId, oneshot::Sender<()>),
    Publish(Vec<u8>),
    MeshSize(oneshot::Sender<usize>),
}

struct Node {
    peer: PeerId,
    address: Multiaddr,
    streams: stream::Control,
    commands: mpsc::UnboundedSender<Command>,
}

type Heard = Arc<dyn Fn(&[u8]) + Send + Sync>;

async fn start(index: usize, heard: Option<Heard>) -> Node {
    let key = Keypair::ed25519_from_bytes([index as u8 + 1; 32]).expect("a seed");
    let floors = Floors {
        streams: stream::Behaviour::new(),
        gossip: heard.as_ref().map(|_| gossip(&key)).into(),
    };
    let mut swarm = SwarmBuilder::with_existing_identity(key)
        .with_tokio()
        .with_tcp(tcp::Config::default(), noise::Config::new, yamux::Config::default)
        .expect("a transport")
        .with_behaviour(|_| floors)
        .expect("a behaviour")
        .with_swarm_config(|config| config.with_idle_connection_timeout(Duration::from_secs(3_600)))
        .build();
    swarm
        .listen_on(Multiaddr::from(std::net::Ipv4Addr::LOCALHOST).with(Protocol::Tcp(0)))
        .expect("a port");
    let address = loop {
        if let SwarmEvent::NewListenAddr { address, .. } = swarm.select_next_some().await {
            break address;
        }
    };
    let (commands, given) = mpsc::unbounded_channel();
    let node = Node {
        peer: *swarm.local_peer_id(),
        address,
        streams: swarm.behaviour().streams.new_control(),
        commands,
    };
    tokio::spawn(run(swarm, given, heard));
    node
}

fn gossip(key: &Keypair) -> gossipsub::Behaviour {
    let config = gossipsub::ConfigBuilder::default()
        .validation_mode(gossipsub::ValidationMode::Strict)
        .message_id_fn(|message: &gossipsub::Message| gossipsub::MessageId::new(&Sha256::digest(&message.data)))
        .build()
        .expect("settings");
    let author = gossipsub::MessageAuthenticity::Signed(key.clone());
    let mut gossip = gossipsub::Behaviour::new(author, config).expect("gossip");
    gossip.subscribe(&topic()).expect("a subscription");
    gossip
}

fn topic() -> gossipsub::IdentTopic {
    gossipsub::IdentTopic::new(TOPIC)
}

async fn run(mut swarm: Swarm<Floors>, mut given: mpsc::UnboundedReceiver<Command>, heard: Option<Heard>) {
    let mut given = futures::stream::poll_fn(move |cx| given.poll_recv(cx)).fuse();
    let mut dials = HashMap::new();
    let mut hangups = HashMap::new();
    loop {
        futures::select! {
            command = given.next() => match command {
                None => return,
                Some(Command::Dial(address, done)) => {
                    let options = libp2p::swarm::dial_opts::DialOpts::from(address);
                    dials.insert(options.connection_id(), done);
                    swarm.dial(options).expect("a dial");
                }
                Some(Command::Hangup(peer, done)) => {
                    hangups.insert(peer, done);
                    swarm.disconnect_peer_id(peer).expect("a connection");
                }
                Some(Command::Publish(body)) => {
                    let gossip = swarm.behaviour_mut().gossip.as_mut().expect("gossip");
                    gossip.publish(topic(), body).expect("published");
                }
                Some(Command::MeshSize(told)) => {
                    let gossip = swarm.behaviour_mut().gossip.as_mut().expect("gossip");
                    let _ = told.send(gossip.mesh_peers(&topic().hash()).count());
                }
            },
            event = swarm.select_next_some() => match event {
                SwarmEvent::ConnectionEstablished { connection_id, .. } => {
                    let _ = dials.remove(&connection_id).map(|done: oneshot::Sender<()>| done.send(()));
                }
                SwarmEvent::ConnectionClosed { peer_id, num_established: 0, .. } => {
                    let _ = hangups.remove(&peer_id).map(|done: oneshot::Sender<()>| done.send(()));
                }
                SwarmEvent::Behaviour(FloorsEvent::Gossip(gossipsub::Event::Message { message, .. })) => {
                    if let Some(heard) = &heard {
                        heard(&message.data);
                    }
                }
                _ => {}
            }
        }
    }
}

impl Node {
    async fn dial(&self, other: &Node) {
        let (done, established) = oneshot::channel();
        let address = other.address.clone().with(Protocol::P2p(other.peer));
        drop(self.commands.send(Command::Dial(address, done)));
        established.await.expect("connected");
    }

    async fn hangup(&self, other: &Node) {
        let (done, closed) = oneshot::channel();
        drop(self.commands.send(Command::Hangup(other.peer, done)));
        closed.await.expect("closed");
    }

    async fn mesh_size(&self) -> usize {
        let (told, size) = oneshot::channel();
        drop(self.commands.send(Command::MeshSize(told)));
        size.await.expect("a node")
    }
}

async fn pair() -> (Node, Node) {
    (start(0, None).await, start(1, None).await)
}

/// The same graph as `Scenario.graph`.
fn graph(count: usize) -> Vec<Vec<usize>> {
    (0..count)
        .map(|from| {
            let mut all = Vec::new();
            let mut step = 1;
            for _ in 0..DIALS {
                let to = (from + step) % count;
                if to != from && !all.contains(&to) {
                    all.push(to);
                }
                step += 1 + (from * 7 + step * 3) % 5;
            }
            all
        })
        .collect()
}

// ---- scenarios

async fn one_stream(scenario: Scenario) -> Said {
    let (mut server, client) = pair().await;
    let mut incoming = server.streams.accept(SINK).expect("the protocol");
    tokio::spawn(async move {
        while let Some((_, mut stream)) = incoming.next().await {
            let mut buffer = vec![0; CHUNK_BYTES];
            while stream.read(&mut buffer).await.expect("bytes") > 0 {}
            stream.write_all(&[0]).await.expect("an answer");
            stream.close().await.expect("an end");
        }
    });
    client.dial(&server).await;
    let warm = Instant::now();
    loop {
        send(&client, &server, scenario.warmup * MIB).await;
        if warm.elapsed() >= scenario.warm {
            break;
        }
    }
    let until = measure();
    send(&client, &server, scenario.units * MIB).await;
    until.until(scenario.units)
}

async fn send(client: &Node, server: &Node, total: usize) {
    let mut stream = client
        .streams
        .clone()
        .open_stream(server.peer, SINK)
        .await
        .expect("a stream");
    let chunk = vec![0; CHUNK_BYTES];
    for _ in 0..total / CHUNK_BYTES {
        stream.write_all(&chunk).await.expect("room");
    }
    stream.close().await.expect("an end");
    stream.read_exact(&mut [0]).await.expect("an answer");
}

async fn handshakes(scenario: Scenario) -> Said {
    let (server, client) = pair().await;
    let dial = async |times: usize| {
        for _ in 0..times {
            client.dial(&server).await;
            client.hangup(&server).await;
        }
    };
    let warm = Instant::now();
    loop {
        dial(scenario.warmup).await;
        if warm.elapsed() >= scenario.warm {
            break;
        }
    }
    let until = measure();
    dial(scenario.units).await;
    until.until(scenario.units)
}

async fn connections(scenario: Scenario) -> Said {
    let (mut server, client) = pair().await;
    let mut incoming = server.streams.accept(ECHO).expect("the protocol");
    tokio::spawn(async move {
        while let Some((_, mut stream)) = incoming.next().await {
            tokio::spawn(async move {
                let mut one = [0];
                stream.read_exact(&mut one).await.expect("a byte");
                stream.write_all(&one).await.expect("room");
                stream.close().await.expect("an end");
            });
        }
    });
    let echo = async |times: usize| {
        let mut took = Vec::new();
        for _ in 0..times {
            let began = Instant::now();
            client.dial(&server).await;
            let mut stream = client
                .streams
                .clone()
                .open_stream(server.peer, ECHO)
                .await
                .expect("a stream");
            stream.write_all(&[0]).await.expect("room");
            stream.flush().await.expect("room");
            stream.read_exact(&mut [0]).await.expect("the echo");
            took.push(began.elapsed());
            client.hangup(&server).await;
        }
        took
    };
    let warm = Instant::now();
    loop {
        echo(scenario.warmup).await;
        if warm.elapsed() >= scenario.warm {
            break;
        }
    }
    let until = measure();
    let mut took = echo(scenario.units).await;
    let mut said = until.until(scenario.units);
    said.insert("p50Millis".to_owned(), json!(quantile(&mut took, 0.5)));
    said.insert("p99Millis".to_owned(), json!(quantile(&mut took, 0.99)));
    said
}

// ---- gossip

/// What is known of the messages of a run.
struct Run {
    room: Semaphore,
    others: usize,
    from: usize,
    messages: Vec<Mutex<(Instant, usize)>>,
    took: Mutex<Vec<Duration>>,
    covered: Mutex<Vec<Duration>>,
    delivered: AtomicUsize,
}

impl Run {
    fn heard(&self, body: &[u8]) {
        let index = u32::from_be_bytes(body[..4].try_into().expect("an index")) as usize;
        let (took, left) = {
            let mut message = self.messages[index].lock().expect("no panic before");
            message.1 -= 1;
            (message.0.elapsed(), message.1)
        };
        self.delivered.fetch_add(1, Ordering::Relaxed);
        if index >= self.from {
            self.took.lock().expect("no panic before").push(took);
        }
        if left == 0 {
            if index >= self.from {
                self.covered.lock().expect("no panic before").push(took);
            }
            self.room.add_permits(1);
        }
    }

    async fn take(&self, permits: usize) {
        match tokio::time::timeout(LOST_AFTER, self.room.acquire_many(permits as u32)).await {
            Ok(taken) => taken.expect("open").forget(),
            Err(_) => panic!(
                "messages were lost: {} deliveries",
                self.delivered.load(Ordering::Relaxed)
            ),
        }
    }

    async fn publish(&self, nodes: &[Node], from: usize, to: usize, scenario: Scenario, per_second: usize) {
        let began = Instant::now();
        let mut noise = 0x9e37_79b9_7f4a_7c15_u64;
        for index in from..to {
            if per_second > 0 {
                let due = began + Duration::from_secs(1) * (index - from) as u32 / per_second as u32;
                tokio::time::sleep_until(due.into()).await;
            }
            self.take(1).await;
            let mut body = Vec::with_capacity(MESSAGE_BYTES);
            body.extend((index as u32).to_be_bytes());
            // Rounds of the warm-up use an index again: what is said must be new each time.
            body.extend((self.delivered.load(Ordering::Relaxed) as u64).to_be_bytes());
            while body.len() < MESSAGE_BYTES {
                noise = noise
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                body.push((noise >> 56) as u8);
            }
            *self.messages[index].lock().expect("no panic before") = (Instant::now(), self.others);
            drop(nodes[index % nodes.len()].commands.send(Command::Publish(body)));
        }
        self.take(scenario.under_way).await;
        self.room.add_permits(scenario.under_way);
    }
}

async fn messages(scenario: Scenario) -> Said {
    let (total, others) = (scenario.warmup + scenario.units, scenario.nodes - 1);
    let run = Arc::new(Run {
        room: Semaphore::new(scenario.under_way),
        others,
        from: scenario.warmup,
        messages: (0..total).map(|_| Mutex::new((Instant::now(), 0))).collect(),
        took: Mutex::default(),
        covered: Mutex::default(),
        delivered: AtomicUsize::default(),
    });
    let mut nodes = Vec::new();
    for index in 0..scenario.nodes {
        let run = run.clone();
        nodes.push(start(index, Some(Arc::new(move |body: &[u8]| run.heard(body)))).await);
    }
    let mut connected = std::collections::HashSet::new();
    for (from, all) in graph(nodes.len()).into_iter().enumerate() {
        for to in all {
            if connected.insert((from.min(to), from.max(to))) {
                nodes[from].dial(&nodes[to]).await;
            }
        }
    }
    for node in &nodes {
        while node.mesh_size().await < others.min(4) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    let warm = Instant::now();
    loop {
        run.publish(&nodes, 0, scenario.warmup, scenario, 0).await;
        if warm.elapsed() >= scenario.warm {
            break;
        }
    }
    run.publish(
        &nodes,
        0,
        scenario.warmup.min(2 * scenario.per_second),
        scenario,
        scenario.per_second,
    )
    .await;
    let until = measure();
    run.publish(&nodes, scenario.warmup, total, scenario, scenario.per_second)
        .await;
    let mut said = until.until(scenario.units * others);
    let mut took = run.took.lock().expect("no panic before");
    let mut covered = run.covered.lock().expect("no panic before");
    said.insert("p50Millis".to_owned(), json!(quantile(&mut took, 0.5)));
    said.insert("p99Millis".to_owned(), json!(quantile(&mut took, 0.99)));
    said.insert("coverage99Millis".to_owned(), json!(quantile(&mut covered, 0.99)));
    said
}
