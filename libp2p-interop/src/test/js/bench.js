// js-libp2p's side of a scenario of the wire bench: all nodes in this process, one line of JSON at the end. The words of the
// command line are those of Scenario.java; form=tuned gives gossipsub a cheap early id, form=default does not.
import './node20.js'
import { createHash, randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { gossipsub } from '@libp2p/gossipsub'
import { identify } from '@libp2p/identify'
import { noise } from '@libp2p/noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'

const SINK = '/bench/sink/1'
const ECHO = '/bench/echo/1'
const CHUNK_BYTES = 64 * 1024
const MESSAGE_BYTES = 1024
const LOST_AFTER_MILLIS = 60_000
const TOPIC = '/bench/1'
const DIALS = 5
const MIB = 1024 * 1024

const words = Object.fromEntries(process.argv.slice(2).map(word => word.split('=', 2)))
const scenario = {
  kind: words.kind,
  nodes: Number(words.nodes),
  warmup: Number(words.warmup),
  warmSeconds: Number(words.warmSeconds ?? 0),
  units: Number(words.units),
  perSecond: Number(words.perSecond ?? 0),
  underWay: Number(words.underWay),
  tuned: words.form === 'tuned'
}

// ---- measuring

const writtenBytes = () => Number(/wchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? -1)

function measure () {
  const nanos = process.hrtime.bigint()
  const cpu = process.cpuUsage()
  const written = writtenBytes()
  return units => {
    const used = process.cpuUsage(cpu)
    return {
      units,
      wallMillis: Number(process.hrtime.bigint() - nanos) / 1e6,
      cpuMillis: (used.user + used.system) / 1e3,
      writtenBytes: writtenBytes() - written
    }
  }
}

function quantile (nanos, share) {
  const sorted = nanos.toSorted((a, b) => a - b)
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6
}

// ---- nodes

async function nodes (count, gossip) {
  const all = []
  for (let i = 0; i < count; i++) {
    all.push(await createLibp2p({
      privateKey: await generateKeyPairFromSeed('Ed25519', Buffer.alloc(32, i + 1)),
      addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
      transports: [tcp()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      connectionGater: { denyDialMultiaddr: () => false },
      connectionManager: { maxConnections: 1_000, inboundConnectionThreshold: 1_000 },
      services: gossip == null ? {} : { identify: identify(), pubsub: gossipsub(gossip) }
    }))
  }
  return all
}

// The same graph as Scenario.graph.
function graph (count) {
  return Array.from({ length: count }, (_, from) => {
    const to = []
    for (let step = 1, i = 0; i < DIALS; i++, step += 1 + (from * 7 + step * 3) % 5) {
      to.push((from + step) % count)
    }
    return [...new Set(to)].filter(index => index !== from)
  })
}

const idOf = message => createHash('sha256').update(message.data).digest()

function gossipOptions () {
  return {
    allowPublishToZeroTopicPeers: true,
    globalSignaturePolicy: 'StrictSign',
    msgIdFn: idOf,
    // All peers of a run have the same address.
    scoreParams: { IPColocationFactorWeight: 0 },
    ...scenario.tuned
      ? { fastMsgIdFn: message => createHash('sha256').update(message.data ?? new Uint8Array(0)).digest('latin1') }
      : {}
  }
}

// ---- scenarios

// Rounds of the same work for as long as every program warms up.
async function warm (round) {
  const end = performance.now() + scenario.warmSeconds * 1000
  do {
    await round()
  } while (performance.now() < end)
}

async function drain (stream) {
  for await (const _ of stream) { /* counted by nobody */ }
}

async function send (client, server, bytes) {
  const stream = await client.dialProtocol(server.peerId, SINK)
  const answered = new Promise((resolve, reject) => {
    stream.addEventListener('message', resolve)
    stream.addEventListener('close', e => { if (e.error != null) reject(e.error) })
  })
  const chunk = new Uint8Array(CHUNK_BYTES)
  for (let sent = 0; sent < bytes; sent += CHUNK_BYTES) {
    if (!stream.send(chunk)) {
      await stream.onDrain()
    }
  }
  await stream.close()
  await answered
}

async function stream () {
  const [server, client] = await nodes(2)
  await server.handle(SINK, incoming => {
    drain(incoming)
      .then(async () => {
        incoming.send(new Uint8Array(1))
        await incoming.close()
      })
      .catch(error => incoming.abort(error))
  })
  await client.dial(server.getMultiaddrs()[0])
  await warm(() => send(client, server, scenario.warmup * MIB))
  const until = measure()
  await send(client, server, scenario.units * MIB)
  return { ...until(scenario.units), payloadBytes: scenario.units * MIB }
}

async function handshake () {
  const [server, client] = await nodes(2)
  const dial = async times => {
    for (let i = 0; i < times; i++) {
      const connection = await client.dial(server.getMultiaddrs()[0])
      await connection.close()
    }
  }
  await warm(() => dial(scenario.warmup))
  const until = measure()
  await dial(scenario.units)
  return until(scenario.units)
}

async function connect () {
  const [server, client] = await nodes(2)
  await server.handle(ECHO, incoming => {
    incoming.addEventListener('message', ({ data }) => {
      incoming.send(data)
      incoming.close().catch(error => incoming.abort(error))
    })
  })
  const echo = async times => {
    const nanos = []
    for (let i = 0; i < times; i++) {
      const start = process.hrtime.bigint()
      const connection = await client.dial(server.getMultiaddrs()[0])
      const stream = await connection.newStream(ECHO)
      const answered = new Promise(resolve => stream.addEventListener('message', resolve))
      stream.send(new Uint8Array(1))
      await answered
      nanos.push(Number(process.hrtime.bigint() - start))
      await connection.close()
    }
    return nanos
  }
  await warm(() => echo(scenario.warmup))
  const until = measure()
  const nanos = await echo(scenario.units)
  return { ...until(scenario.units), p50Millis: quantile(nanos, 0.5), p99Millis: quantile(nanos, 0.99) }
}

async function gossip () {
  const all = await nodes(scenario.nodes, gossipOptions())
  const others = all.length - 1
  const total = scenario.warmup + scenario.units
  const published = new Array(total)
  const missing = new Int32Array(total)
  const deliveries = []
  const covered = []
  let received = 0
  let underWay = 0
  let wake = () => {}
  for (const node of all) {
    const pubsub = node.services.pubsub
    const handle = pubsub.handleReceivedRpc.bind(pubsub)
    pubsub.handleReceivedRpc = async (from, rpc) => {
      received += rpc.messages?.length ?? rpc.publish?.length ?? 0
      return handle(from, rpc)
    }
    pubsub.subscribe(TOPIC)
    pubsub.addEventListener('gossipsub:message', ({ detail: { msg } }) => {
      const index = Buffer.from(msg.data.buffer, msg.data.byteOffset, msg.data.length).readInt32BE(0)
      const took = Number(process.hrtime.bigint() - published[index])
      missing[index]--
      if (index >= scenario.warmup) {
        deliveries.push(took)
      }
      if (missing[index] === 0) {
        if (index >= scenario.warmup) {
          covered.push(took)
        }
        underWay--
        wake()
      }
    })
  }
  const dials = graph(all.length)
  for (let from = 0; from < dials.length; from++) {
    for (const to of dials[from]) {
      if (all[from].getConnections(all[to].peerId).length === 0) {
        await all[from].dial(all[to].getMultiaddrs()[0])
      }
    }
  }
  const wanted = Math.min(others, 4)
  while (all.some(node => node.services.pubsub.getMeshPeers(TOPIC).length < wanted)) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const below = async count => {
    while (underWay >= count) {
      await new Promise((resolve, reject) => {
        const lost = setTimeout(() => reject(new Error(`${underWay} messages were lost`)), LOST_AFTER_MILLIS)
        wake = () => {
          clearTimeout(lost)
          resolve()
        }
      })
    }
  }
  const publish = async (from, to, perSecond) => {
    const start = performance.now()
    for (let index = from; index < to; index++) {
      if (perSecond > 0) {
        const rest = start + (index - from) * 1000 / perSecond - performance.now()
        if (rest > 0) await new Promise(resolve => setTimeout(resolve, rest))
      }
      await below(scenario.underWay)
      const body = randomFillSync(Buffer.alloc(MESSAGE_BYTES))
      body.writeInt32BE(index)
      missing[index] = others
      underWay++
      published[index] = process.hrtime.bigint()
      await all[index % all.length].services.pubsub.publish(TOPIC, body)
    }
    await below(1)
  }
  await warm(() => publish(0, scenario.warmup, 0))
  await publish(0, Math.min(scenario.warmup, 2 * scenario.perSecond), scenario.perSecond)
  const receivedBefore = received
  const until = measure()
  await publish(scenario.warmup, total, scenario.perSecond)
  const deliveriesWanted = scenario.units * others
  return {
    ...until(deliveriesWanted),
    p50Millis: quantile(deliveries, 0.5),
    p99Millis: quantile(deliveries, 0.99),
    coverage99Millis: quantile(covered, 0.99),
    duplicates: received - receivedBefore - deliveriesWanted,
    payloadBytes: deliveriesWanted * MESSAGE_BYTES
  }
}

const kinds = { stream, handshake, connect, gossip, latency: gossip }
console.log(JSON.stringify(await kinds[scenario.kind]()))
process.exit(0)
