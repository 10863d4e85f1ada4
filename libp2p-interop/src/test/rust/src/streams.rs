//! The test protocols sink, source and echo: a behaviour that hands over every stream of theirs, and what is done on one.

use std::{
    collections::VecDeque,
    convert::Infallible,
    future::{Ready, ready},
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use data_encoding::HEXLOWER;
use futures::{AsyncReadExt, AsyncWriteExt, channel::oneshot, future::join_all};
use libp2p::{
    Multiaddr, PeerId, Stream, StreamProtocol,
    core::{Endpoint, InboundUpgrade, UpgradeInfo, transport::PortUse, upgrade::ReadyUpgrade},
    swarm::{
        ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId, FromSwarm, NetworkBehaviour,
        NotifyHandler, SubstreamProtocol, THandlerInEvent, THandlerOutEvent, ToSwarm,
        handler::{ConnectionEvent, DialUpgradeError, FullyNegotiatedInbound, FullyNegotiatedOutbound},
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::Answer;

pub const SINK: StreamProtocol = StreamProtocol::new("/test/sink/1");
pub const SOURCE: StreamProtocol = StreamProtocol::new("/test/source/1");
pub const ECHO: StreamProtocol = StreamProtocol::new("/test/echo/1");
const CHUNK_BYTES: u64 = 64 * 1024;

type Opened = oneshot::Sender<Result<Stream, String>>;
type Protocols = Arc<Mutex<Vec<StreamProtocol>>>;

/// A stream that a test wants.
#[derive(Debug)]
pub struct Open {
    protocol: StreamProtocol,
    opened: Opened,
}

pub struct Behaviour {
    protocols: Protocols,
    wanted: VecDeque<(PeerId, Open)>,
    waker: Option<Waker>,
}

impl Behaviour {
    pub fn new() -> Self {
        let protocols = Arc::new(Mutex::new(vec![SINK, SOURCE, ECHO]));
        Self {
            protocols,
            wanted: VecDeque::new(),
            waker: None,
        }
    }

    /// From now on a stream of that protocol is echoed.
    pub fn echo_on(&mut self, protocol: StreamProtocol) {
        self.protocols.lock().expect("no panic before").push(protocol);
    }

    pub fn open(&mut self, peer: PeerId, protocol: StreamProtocol) -> oneshot::Receiver<Result<Stream, String>> {
        let (opened, stream) = oneshot::channel();
        self.wanted.push_back((peer, Open { protocol, opened }));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
        stream
    }
}

impl NetworkBehaviour for Behaviour {
    type ConnectionHandler = Handler;
    type ToSwarm = Infallible;

    fn handle_established_inbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: &Multiaddr,
    ) -> Result<Handler, ConnectionDenied> {
        Ok(Handler::new(self.protocols.clone()))
    }

    fn handle_established_outbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: Endpoint,
        _: PortUse,
    ) -> Result<Handler, ConnectionDenied> {
        Ok(Handler::new(self.protocols.clone()))
    }

    fn on_swarm_event(&mut self, _: FromSwarm) {}

    fn on_connection_handler_event(&mut self, _: PeerId, _: ConnectionId, event: THandlerOutEvent<Self>) {
        match event {}
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<ToSwarm<Infallible, THandlerInEvent<Self>>> {
        if let Some((peer_id, event)) = self.wanted.pop_front() {
            return Poll::Ready(ToSwarm::NotifyHandler {
                peer_id,
                handler: NotifyHandler::Any,
                event,
            });
        }
        self.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

pub struct Handler {
    protocols: Protocols,
    wanted: VecDeque<Open>,
}

impl Handler {
    fn new(protocols: Protocols) -> Self {
        Self {
            protocols,
            wanted: VecDeque::new(),
        }
    }
}

/// Takes a stream as it is, and remembers what was agreed on.
pub struct Agreed(Vec<StreamProtocol>);

impl UpgradeInfo for Agreed {
    type Info = StreamProtocol;
    type InfoIter = std::vec::IntoIter<StreamProtocol>;

    fn protocol_info(&self) -> Self::InfoIter {
        self.0.clone().into_iter()
    }
}

impl InboundUpgrade<Stream> for Agreed {
    type Output = (Stream, StreamProtocol);
    type Error = Infallible;
    type Future = Ready<Result<Self::Output, Infallible>>;

    fn upgrade_inbound(self, stream: Stream, protocol: StreamProtocol) -> Self::Future {
        ready(Ok((stream, protocol)))
    }
}

impl ConnectionHandler for Handler {
    type FromBehaviour = Open;
    type ToBehaviour = Infallible;
    type InboundProtocol = Agreed;
    type OutboundProtocol = ReadyUpgrade<StreamProtocol>;
    type InboundOpenInfo = ();
    type OutboundOpenInfo = Opened;

    fn listen_protocol(&self) -> SubstreamProtocol<Agreed> {
        SubstreamProtocol::new(Agreed(self.protocols.lock().expect("no panic before").clone()), ())
    }

    fn poll(
        &mut self,
        _: &mut Context<'_>,
    ) -> Poll<ConnectionHandlerEvent<Self::OutboundProtocol, Opened, Infallible>> {
        match self.wanted.pop_front() {
            Some(Open { protocol, opened }) => Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest {
                protocol: SubstreamProtocol::new(ReadyUpgrade::new(protocol), opened),
            }),
            None => Poll::Pending,
        }
    }

    fn on_behaviour_event(&mut self, open: Open) {
        self.wanted.push_back(open);
    }

    fn on_connection_event(&mut self, event: ConnectionEvent<Agreed, Self::OutboundProtocol, (), Opened>) {
        match event {
            ConnectionEvent::FullyNegotiatedInbound(FullyNegotiatedInbound {
                protocol: (stream, named),
                ..
            }) => {
                tokio::spawn(serve(stream, named));
            }
            ConnectionEvent::FullyNegotiatedOutbound(FullyNegotiatedOutbound { protocol, info }) => {
                drop(info.send(Ok(protocol)));
            }
            ConnectionEvent::DialUpgradeError(DialUpgradeError { info, error }) => {
                drop(info.send(Err(format!("{error:?}"))));
            }
            _ => {}
        }
    }
}

// ---- protocols that this peer answers; a stream that fails is dropped, which resets it

async fn serve(stream: Stream, protocol: StreamProtocol) -> std::io::Result<()> {
    if protocol == SINK {
        sunk(stream).await
    } else if protocol == SOURCE {
        poured(stream).await
    } else {
        echoed(stream).await
    }
}

async fn sunk(mut stream: Stream) -> std::io::Result<()> {
    let (_, digest) = drain(&mut stream, Duration::ZERO).await?;
    stream.write_all(&digest).await?;
    stream.close().await
}

async fn poured(mut stream: Stream) -> std::io::Result<()> {
    let mut head = [0; 8];
    stream.read_exact(&mut head).await?;
    send_pattern(&mut stream, u64::from_be_bytes(head)).await?;
    stream.close().await
}

async fn echoed(stream: Stream) -> std::io::Result<()> {
    let (from, mut to) = stream.split();
    futures::io::copy(from, &mut to).await?;
    to.close().await
}

/// The same bytes as the Java side makes: a function of the position only.
fn pattern(from: u64, length: u64) -> Vec<u8> {
    (from..from + length)
        .map(|at| (at * 131 + (at >> 8) * 7) as u8)
        .collect()
}

async fn send_pattern(stream: &mut Stream, total: u64) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    for at in (0..total).step_by(CHUNK_BYTES as usize) {
        let chunk = pattern(at, CHUNK_BYTES.min(total - at));
        digest.update(&chunk);
        stream.write_all(&chunk).await?;
    }
    Ok(HEXLOWER.encode(&digest.finalize()))
}

/// Reads to the end, resting after each chunk.
async fn drain(stream: &mut Stream, rest: Duration) -> std::io::Result<(usize, Vec<u8>)> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; CHUNK_BYTES as usize];
    let mut count = 0;
    loop {
        let got = stream.read(&mut buffer).await?;
        if got == 0 {
            return Ok((count, digest.finalize().to_vec()));
        }
        digest.update(&buffer[..got]);
        count += got;
        if !rest.is_zero() {
            tokio::time::sleep(rest).await;
        }
    }
}

// ---- commands

type Opening = oneshot::Receiver<Result<Stream, String>>;

async fn open(stream: Opening) -> Result<Stream, String> {
    stream.await.map_err(|_| "the connection is gone".to_owned())?
}

/// Sends so many bytes of pattern, ends its side, and returns the digest that the other side answers.
pub async fn sink(stream: Opening, given: Value) -> Answer {
    let mut stream = open(stream).await?;
    let work = async {
        let sent = send_pattern(&mut stream, given["bytes"].as_u64().unwrap_or(0)).await?;
        stream.close().await?;
        let mut answered = Vec::new();
        stream.read_to_end(&mut answered).await?;
        Ok::<_, std::io::Error>(json!({"sent": sent, "answered": HEXLOWER.encode(&answered)}))
    };
    work.await.map_err(|e| e.to_string())
}

/// Asks for so many bytes of pattern and reads them, resting after each chunk.
pub async fn source(stream: Opening, given: Value) -> Answer {
    let mut stream = open(stream).await?;
    let rest = Duration::from_millis(given["restMillis"].as_u64().unwrap_or(0));
    let work = async {
        stream
            .write_all(&given["bytes"].as_u64().unwrap_or(0).to_be_bytes())
            .await?;
        stream.flush().await?;
        let (count, digest) = drain(&mut stream, rest).await?;
        stream.close().await?;
        Ok::<_, std::io::Error>(json!({"bytes": count, "digest": HEXLOWER.encode(&digest)}))
    };
    work.await.map_err(|e| e.to_string())
}

/// Sends a line on each of the streams and checks its echo.
pub async fn echoes(streams: Vec<Opening>) -> Answer {
    let all = streams
        .into_iter()
        .enumerate()
        .map(|(index, stream)| echo(stream, format!("stream {index}")));
    let right = join_all(all)
        .await
        .into_iter()
        .filter(|right| *right == Ok(true))
        .count();
    Ok(json!({"right": right}))
}

async fn echo(stream: Opening, line: String) -> Result<bool, String> {
    let mut stream = open(stream).await?;
    let work = async {
        stream.write_all(line.as_bytes()).await?;
        stream.close().await?;
        let mut back = Vec::new();
        stream.read_to_end(&mut back).await?;
        Ok::<_, std::io::Error>(back == line.as_bytes())
    };
    work.await.map_err(|e| e.to_string())
}

/// Drops the stream after the first bytes, which resets it.
pub async fn reset(stream: Opening) -> Answer {
    let mut stream = open(stream).await?;
    stream.write_all(b"first bytes").await.map_err(|e| e.to_string())?;
    stream.flush().await.map_err(|e| e.to_string())?;
    Ok(Value::Null)
}
