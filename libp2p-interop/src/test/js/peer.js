// A js-libp2p peer, driven by one JSON object a line: {"id": 1, "cmd": "dial", ...} is answered by {"id": 1, "ok": true,
// ...} or {"id": 1, "ok": false, "error": "..."}; what happens by itself is told as {"event": "...", ...}.
import './node20.js'
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { generateKeyPair, generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { gossipsub } from '@libp2p/gossipsub'
import { identify, identifyPush } from '@libp2p/identify'
import { kadDHT, passthroughMapper } from '@libp2p/kad-dht'
import { noise } from '@libp2p/noise'
import { peerIdFromString } from '@libp2p/peer-id'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { CID } from 'multiformats/cid'

const SINK = '/test/sink/1'
const SOURCE = '/test/source/1'
const ECHO = '/test/echo/1'
const CHUNK_BYTES = 64 * 1024
const MANY_STREAMS = { maxInboundStreams: 1_000, maxOutboundStreams: 1_000 }

let node

const tell = object => process.stdout.write(`${JSON.stringify(object)}\n`)
const sha256 = (...parts) => {
  const hash = createHash('sha256')
  parts.forEach(part => hash.update(part))
  return hash.digest()
}

// The same bytes as the Java side makes: a function of the position only.
function pattern (from, length) {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const at = from + i
    bytes[i] = (at * 131 + (at >>> 8) * 7) & 0xff
  }
  return bytes
}

async function sendPattern (stream, total) {
  const hash = createHash('sha256')
  for (let at = 0; at < total; at += CHUNK_BYTES) {
    const chunk = pattern(at, Math.min(CHUNK_BYTES, total - at))
    hash.update(chunk)
    if (!stream.send(chunk)) {
      await stream.onDrain()
    }
  }
  return hash.digest('hex')
}

async function drainStream (stream) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream) {
    const part = chunk.subarray()
    hash.update(part)
    bytes += part.length
  }
  return { bytes, hash: hash.digest() }
}

const rest = async ms => new Promise(resolve => setTimeout(resolve, ms))

// ---- protocols that this peer answers

async function sink (stream) {
  const { hash } = await drainStream(stream)
  stream.send(hash)
  await stream.close()
}

async function source (stream) {
  let head = new Uint8Array(0)
  for await (const chunk of stream) {
    head = Buffer.concat([head, chunk.subarray()])
    if (head.length >= 8) break
  }
  await sendPattern(stream, Number(head.readBigUInt64BE(0)))
  await stream.close()
}

async function echo (stream) {
  for await (const chunk of stream) {
    if (!stream.send(chunk)) {
      await stream.onDrain()
    }
  }
  await stream.close()
}

const answering = handler => stream => {
  handler(stream).catch(error => stream.abort(error))
}

// ---- commands

const idFunctions = {
  'sha256-data': message => sha256(message.data),
  'sha256-topic-data-20': message => sha256(message.topic, message.data).subarray(0, 20)
}

function withoutEarlyMuxer (factory) {
  return components => {
    const inner = factory(components)
    const plain = options => ({ ...options, skipStreamMuxerNegotiation: true })
    return {
      protocol: inner.protocol,
      [Symbol.toStringTag]: 'noise without early muxer',
      secureOutbound: (connection, options) => inner.secureOutbound(connection, plain(options)),
      secureInbound: (connection, options) => inner.secureInbound(connection, plain(options))
    }
  }
}

const base64 = bytes => Buffer.from(bytes).toString('base64')
const bytesOf = text => new Uint8Array(Buffer.from(text, 'base64'))

// The rule of the Java tests: values begin with "ok", and of two the later in the alphabet is better.
const kadRules = {
  validators: {
    causality: async (_, value) => {
      if (!Buffer.from(value).toString().startsWith('ok')) {
        throw new Error('not a valid value')
      }
    }
  },
  selectors: {
    causality: (_, values) => values.reduce((best, value, at) => Buffer.compare(value, values[best]) > 0 ? at : best, 0)
  }
}

// All events of a query of one kind.
async function eventsOf (query, name) {
  const found = []
  for await (const event of query) {
    if (event.name === name) {
      found.push(event)
    }
  }
  return found
}

async function identity (seed, keyType) {
  return seed == null ? generateKeyPair(keyType) : generateKeyPairFromSeed('Ed25519', Buffer.from(seed, 'hex'))
}

// Only these versions, the newest first.
function speaking (versions, factory) {
  return components => {
    const pubsub = factory(components)
    pubsub.protocols = versions ?? pubsub.protocols
    return pubsub
  }
}

// A native module, which package.json pins for Linux on x64 with glibc; only who asks for QUIC needs it.
async function nativeQuic () {
  try {
    return (await import('@chainsafe/libp2p-quic')).quic()
  } catch (error) {
    throw new Error(`js-libp2p has no QUIC on this machine: ${error.message}`)
  }
}

const commands = {
  async start ({ seed, listen = '/ip4/127.0.0.1/tcp/0', keyType = 'Ed25519', earlyMuxer = true, agent = 'js-peer', gossip, kad }) {
    const transports = [tcp()]
    if (listen.includes('/quic-v1')) {
      transports.push(await nativeQuic())
    }
    const services = { identify: identify(), identifyPush: identifyPush(), ping: ping() }
    if (gossip != null) {
      const { D, Low, High, Score, Out } = gossip.mesh ?? {}
      services.pubsub = speaking(gossip.versions, gossipsub({
        allowPublishToZeroTopicPeers: true,
        globalSignaturePolicy: gossip.signaturePolicy ?? 'StrictSign',
        msgIdFn: idFunctions[gossip.messageId],
        // Every peer of a test has the same address.
        scoreParams: { IPColocationFactorWeight: 0 },
        // Of introductions, all that is not from a bad peer is taken.
        scoreThresholds: { acceptPXThreshold: 0 },
        doPX: gossip.exchange ?? false,
        ...gossip.mesh == null ? {} : { D, Dlo: Low, Dhi: High, Dscore: Score, Dout: Out }
      }))
    }
    if (kad != null) {
      services.dht = kadDHT({ peerInfoMapper: passthroughMapper, clientMode: false, ...kadRules, ...kad })
    }
    node = await createLibp2p({
      privateKey: await identity(seed, keyType),
      addresses: { listen: [listen] },
      transports,
      connectionEncrypters: [earlyMuxer ? noise() : withoutEarlyMuxer(noise())],
      streamMuxers: [yamux({ maxInboundStreams: 2_000, maxOutboundStreams: 2_000 })],
      connectionGater: { denyDialMultiaddr: () => false },
      nodeInfo: { userAgent: agent },
      // It pings every ten seconds, one ping a time is allowed, and a second one at once ends the connection.
      connectionMonitor: { enabled: false },
      services
    })
    await node.handle(SINK, answering(sink))
    await node.handle(SOURCE, answering(source))
    await node.handle(ECHO, answering(echo), MANY_STREAMS)
    node.addEventListener('peer:connect', e => tell({ event: 'connected', peer: e.detail.toString() }))
    node.addEventListener('peer:disconnect', e => tell({ event: 'disconnected', peer: e.detail.toString() }))
    node.addEventListener('peer:identify', e => tell({
      event: 'identified',
      peer: e.detail.peerId.toString(),
      protocols: e.detail.protocols,
      agentVersion: e.detail.agentVersion ?? '',
      protocolVersion: e.detail.protocolVersion ?? '',
      listenAddrs: e.detail.listenAddrs.map(address => address.toString()),
      observedAddr: e.detail.observedAddr?.toString() ?? '',
      signed: e.detail.signedPeerRecord != null
    }))
    node.services.pubsub?.addEventListener('gossipsub:message', e => tell({
      event: 'message',
      topic: e.detail.msg.topic,
      data: Buffer.from(e.detail.msg.data).toString('base64'),
      id: e.detail.msgId,
      via: e.detail.propagationSource.toString()
    }))
    return { peer: node.peerId.toString(), addresses: node.getMultiaddrs().map(String) }
  },

  async dial ({ address }) {
    const connection = await node.dial(multiaddr(address))
    return { peer: connection.remotePeer.toString(), muxer: connection.multiplexer, encryption: connection.encryption }
  },

  async ping ({ peer }) {
    return { millis: await node.services.ping.ping(peerIdFromString(peer)) }
  },

  // What identify has told us, from the peer store.
  async known ({ peer }) {
    const known = await node.peerStore.get(peerIdFromString(peer))
    return { protocols: known.protocols }
  },

  // Sends `bytes` of pattern, ends its side, and returns the digest that the other side answers.
  async sink ({ peer, bytes }) {
    const stream = await node.dialProtocol(peerIdFromString(peer), SINK)
    const answer = new Promise((resolve, reject) => {
      const parts = []
      stream.addEventListener('message', e => parts.push(Buffer.from(e.data.subarray())))
      stream.addEventListener('remoteCloseWrite', () => resolve(Buffer.concat(parts)))
      stream.addEventListener('close', e => e.error == null ? resolve(Buffer.concat(parts)) : reject(e.error))
    })
    const sent = await sendPattern(stream, bytes)
    await stream.close()
    return { sent, answered: (await answer).toString('hex') }
  },

  // Asks for `bytes` of pattern and reads them, resting `restMillis` after each chunk.
  async source ({ peer, bytes, restMillis = 0 }) {
    const stream = await node.dialProtocol(peerIdFromString(peer), SOURCE)
    const head = Buffer.alloc(8)
    head.writeBigUInt64BE(BigInt(bytes))
    stream.send(head)
    const hash = createHash('sha256')
    let count = 0
    for await (const chunk of stream) {
      hash.update(chunk.subarray())
      count += chunk.byteLength
      if (restMillis > 0) {
        await rest(restMillis)
      }
    }
    await stream.close()
    return { bytes: count, digest: hash.digest('hex') }
  },

  // Opens many streams at once, sends a line on each and checks its echo.
  async echoes ({ peer, streams }) {
    const one = async index => {
      const stream = await node.dialProtocol(peerIdFromString(peer), ECHO, MANY_STREAMS)
      const line = Buffer.from(`stream ${index}`)
      stream.send(line)
      await stream.close()
      let back = Buffer.alloc(0)
      for await (const chunk of stream) {
        back = Buffer.concat([back, chunk.subarray()])
      }
      return back.equals(line)
    }
    const answers = await Promise.all(Array.from({ length: streams }, (_, index) => one(index)))
    return { right: answers.filter(right => right).length }
  },

  // Opens a stream and resets it after the first bytes.
  async reset ({ peer }) {
    const stream = await node.dialProtocol(peerIdFromString(peer), ECHO)
    stream.send(Buffer.from('first bytes'))
    stream.abort(new Error('reset by the test'))
    return {}
  },

  async handle ({ protocol }) {
    await node.handle(protocol, answering(echo))
    return {}
  },

  async hangup ({ peer }) {
    await node.hangUp(peerIdFromString(peer))
    return {}
  },

  async subscribe ({ topic }) {
    node.services.pubsub.subscribe(topic)
    return {}
  },

  async unsubscribe ({ topic }) {
    node.services.pubsub.unsubscribe(topic)
    return {}
  },

  async publish ({ topic, data }) {
    const result = await node.services.pubsub.publish(topic, Buffer.from(data, 'base64'))
    return { recipients: result.recipients.map(String) }
  },

  async topic ({ topic }) {
    const pubsub = node.services.pubsub
    return {
      mesh: pubsub.getMeshPeers(topic).map(String),
      subscribers: pubsub.getSubscribers(topic).map(String),
      streams: [...(pubsub.streamsOutbound?.entries() ?? [])].map(([peer, stream]) => ({
        peer, protocol: stream.rawStream?.protocol ?? stream.protocol ?? ''
      }))
    }
  },

  async score ({ peer }) {
    return { score: node.services.pubsub.getScore(peer) }
  },

  async kadPeers () {
    const peers = []
    for (const entry of node.services.dht.routingTable.kb.toIterable()) {
      peers.push(entry.peerId.toString())
    }
    return { peers }
  },

  async kadFindPeer ({ peer }) {
    const found = await node.peerRouting.findPeer(peerIdFromString(peer), { useCache: false })
    return { addresses: found.multiaddrs.map(String) }
  },

  async kadClosest ({ key }) {
    const final = await eventsOf(node.services.dht.getClosestPeers(bytesOf(key)), 'FINAL_PEER')
    return { peers: final.map(event => event.peer.id.toString()) }
  },

  // How many peers answered with the value that they took.
  async kadPut ({ key, value }) {
    const answers = await eventsOf(node.services.dht.put(bytesOf(key), bytesOf(value)), 'PEER_RESPONSE')
    return { stored: answers.filter(answer => answer.messageName === 'PUT_VALUE' && answer.record != null).length }
  },

  async kadGet ({ key }) {
    const values = await eventsOf(node.services.dht.get(bytesOf(key)), 'VALUE')
    return { value: base64(values.at(-1).value) }
  },

  async kadProvide ({ multihash }) {
    await eventsOf(node.services.dht.provide(CID.decode(bytesOf(multihash))), 'PEER_RESPONSE')
    return {}
  },

  async kadProviders ({ multihash }) {
    const told = await eventsOf(node.services.dht.findProviders(CID.decode(bytesOf(multihash))), 'PROVIDER')
    return { peers: told.flatMap(event => event.providers.map(provider => provider.id.toString())) }
  },

  async stop () {
    await node?.stop()
    setImmediate(() => process.exit(0))
    return {}
  }
}

// js throws events, too: p-event rejects with the one that came instead of the awaited.
function described (thrown) {
  if (thrown instanceof Error) {
    return `${thrown.stack ?? thrown}${thrown.cause == null ? '' : `, caused by ${described(thrown.cause)}`}`
  }
  return thrown instanceof Event
    ? `event "${thrown.type}", ${thrown.error == null ? 'without an error' : described(thrown.error)}`
    : String(thrown)
}

async function run (line) {
  const { id, cmd, ...args } = JSON.parse(line)
  try {
    tell({ id, ok: true, ...await commands[cmd](args) })
  } catch (error) {
    tell({ id, ok: false, error: described(error) })
  }
}

process.on('unhandledRejection', error => tell({ event: 'unhandled', error: described(error) }))
const lines = createInterface({ input: process.stdin })
lines.on('line', run)
// The test is gone: so are we.
lines.on('close', () => process.exit(0))
