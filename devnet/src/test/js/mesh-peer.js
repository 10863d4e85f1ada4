// A js-libp2p peer of a Causality mesh, driven by one JSON object a line: {"id": 1, "cmd": "dial", …} is answered by
// {"id": 1, "ok": true, …}; a gossip message is told as {"event": "message", …}. It carries envelopes as opaque bytes.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
// js-libp2p asks for Node 22; this is the one function that Node 20 lacks. It must be there before libp2p is loaded.
Promise.withResolvers ??= function withResolvers () {
  const deferred = {}
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }))
  return deferred
}
const { gossipsub } = await import('@libp2p/gossipsub')
const { identify } = await import('@libp2p/identify')
const { noise } = await import('@libp2p/noise')
const { tcp } = await import('@libp2p/tcp')
const { yamux } = await import('@libp2p/yamux')
const { multiaddr } = await import('@multiformats/multiaddr')
const { createLibp2p } = await import('libp2p')

const tell = object => process.stdout.write(`${JSON.stringify(object)}\n`)
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

// Field 1 of an envelope is its header: tag 0x0a, length, bytes.
function headerOf (envelope) {
  let length = 0
  let at = 1
  for (let shift = 0; ; shift += 7) {
    const byte = envelope[at++]
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) return envelope.subarray(at, at + length)
  }
}

// protocol.md: the first 20 bytes of SHA-256(topic ‖ envelope id), the id being SHA-256(tag ‖ header).
const messageId = ({ topic, data }) =>
  sha256(topic, sha256('causality/header/v1\0', headerOf(data))).subarray(0, 20)

const node = await createLibp2p({
  addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()],
  connectionGater: { denyDialMultiaddr: () => false },
  services: {
    identify: identify(),
    pubsub: gossipsub({
      globalSignaturePolicy: 'StrictNoSign',
      msgIdFn: messageId,
      // Every peer of a test has the same address.
      scoreParams: { IPColocationFactorWeight: 0 }
    })
  }
})
const pubsub = node.services.pubsub
pubsub.addEventListener('gossipsub:message', ({ detail }) => tell({
  event: 'message', topic: detail.msg.topic, data: Buffer.from(detail.msg.data).toString('hex')
}))

const commands = {
  dial: async ({ address }) => ({ peer: (await node.dial(multiaddr(address))).remotePeer.toString() }),
  subscribe: ({ topics }) => topics.forEach(topic => pubsub.subscribe(topic)),
  mesh: ({ topic }) => ({ peers: pubsub.getMeshPeers(topic) }),
  publish: async ({ topic, data }) => {
    const { recipients } = await pubsub.publish(topic, Buffer.from(data, 'hex'))
    return { recipients: recipients.map(String) }
  }
}

const lines = createInterface({ input: process.stdin })
lines.on('line', async line => {
  const { id, cmd, ...args } = JSON.parse(line)
  try {
    tell({ id, ok: true, ...await commands[cmd](args) })
  } catch (error) {
    tell({ id, ok: false, error: String(error?.stack ?? error) })
  }
})
// The test is gone: so are we.
lines.on('close', () => process.exit(0))
