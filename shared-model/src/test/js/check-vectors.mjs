// Checks the golden vectors with an implementation that shares nothing with the Java one.
// node check-vectors.mjs [folder of the JSON files]; exit code 0 when all agree, 1 with one line per difference.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { concat, fromHex, number, sha256, tagged, toHex } from './bytes.mjs';
import * as branches from './branches.mjs';
import * as canonical from './canonical.mjs';
import { verifyEd25519 } from './ed25519.mjs';
import { digest } from './eip712.mjs';
import { keccak256 } from './keccak.mjs';
import { recoverAddress } from './secp256k1.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../resources/vectors', import.meta.url));
const [differences, counts] = [[], {}];

function check(file, verdicts) {
  const { vectors } = JSON.parse(readFileSync(`${folder}/${file}.json`, 'utf8'));
  counts[file] = vectors.length;
  for (const vector of vectors) {
    for (const [what, ours, theirs] of verdicts(vector)) {
      if (String(ours) !== String(theirs)) {
        differences.push(`${file}: ${vector.name}: ${what} is ${ours} here, ${theirs} in the vector`);
      }
    }
  }
}

/** Whether the owner's wallet signed the digest. */
function signedBy(scheme, owner, hash, signature) {
  return scheme === 1
    ? toHex(recoverAddress(hash, fromHex(signature))) === owner
    : verifyEd25519(fromHex(owner), hash, fromHex(signature));
}

const holds = (key, hash, signature) => verifyEd25519(fromHex(key), hash, fromHex(signature));
const gossipId = (topic, id) => toHex(sha256(Buffer.from(topic, 'ascii'), fromHex(id)).subarray(0, 20));

if (toHex(keccak256(Buffer.alloc(0))) !== '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470') {
  differences.push('keccak256 of nothing is wrong: the script is broken, not the vectors');
}

check('ed25519-edge-cases', (v) => [
  ['verdict', verifyEd25519(fromHex(v.key), fromHex(v.message), fromHex(v.signature)), v.valid],
]);

check('headers', (v) => {
  const encoded = canonical.header(v.header);
  const id = tagged('header', encoded);
  return [
    ['encoded', toHex(encoded), v.encoded],
    ['id', toHex(id), v.id],
    ['signature', holds(v.header.sender, id, v.signature), true],
  ];
});

check('envelopes', (v) => {
  const id = tagged('header', fromHex(v.header));
  const payloadDigest = toHex(sha256(fromHex(v.payload)));
  return [
    ['encoded', toHex(concat(
      canonical.bytes(1, v.header), canonical.bytes(2, v.payload), canonical.bytes(3, v.signature))), v.encoded],
    ['id', toHex(id), v.id],
    ['signature', holds(v.sender, id, v.signature), v.signatureHolds],
    ['payload', v.header.includes(payloadDigest.slice(2)), v.payloadHolds],
    ['gossip id', gossipId(v.topic, v.id), v.gossipId],
    ['gossip id of the headers topic', gossipId(v.headersTopic, v.id), v.headersGossipId],
  ];
});

check('drafts', (v) => [
  ['id', toHex(tagged('draft', canonical.uint(1, v.type), canonical.bytes(2, v.contentId),
    canonical.ids(3, v.dependencies))), v.id],
]);

check('orders', (v) => {
  const order = canonical.order(v.network, v.order);
  const hash = digest(v.network, 'Order', v.order);
  return [
    ['encoded', toHex(concat(canonical.message(1, order), canonical.bytes(2, v.signature))), v.encoded],
    ['id', toHex(tagged('order', order)), v.id],
    ['digest', toHex(hash), v.digest],
    ['signature', signedBy(v.order.scheme, v.order.owner, hash, v.signature), v.holds],
  ];
});

check('cancellations', (v) => {
  const hash = digest(v.network, 'OrderCancellation', { order: v.order });
  return [
    ['encoded', toHex(concat(canonical.cancellation(v), canonical.bytes(4, v.signature))), v.encoded],
    ['content id', toHex(tagged('cancellation', canonical.cancellation(v))), v.contentId],
    ['digest', toHex(hash), v.digest],
    ['signature', signedBy(v.scheme, v.owner, hash, v.signature), v.holds],
  ];
});

check('certificates', (v) => [
  ['encoded', toHex(concat(canonical.certificate(v), canonical.bytes(6, v.signature))), v.encoded],
  ['signature', holds(v.operator, tagged('certificate', canonical.certificate(v)), v.signature), v.holds],
]);

check('receipts', (v) => [
  ['encoded', toHex(concat(canonical.receipt(v), canonical.bytes(5, v.signature))), v.encoded],
  // A receipt that holds is signed by the key it carries; the reverse needs the certificate's purpose too.
  ['signature', !v.holds || holds(v.key, tagged('admission-receipt', canonical.receipt(v)), v.signature), true],
]);

check('events', (v) => [
  ['encoded', toHex(canonical.event(v.event)), v.encoded],
  ['id', toHex(tagged('event', canonical.eventIdentity(v.event))), v.event.id],
  ['retracted id', v.event.kind !== 'RETRACTION'
    || toHex(tagged('event', canonical.eventIdentity(v.event, v.event.transaction ? 2 : 1))) === v.event.retracts, true],
]);

check('effects', (v) => {
  const identity = v.cause === ''
    ? canonical.eventIdentity(v.place, v.kind)
    : canonical.expectedEffect(v.place, v.kind, v.cause);
  return [['id', toHex(tagged('effect', identity)), v.id]];
});

check('blobs', (v) => {
  const bytes = Buffer.alloc(v.sizeBytes).map((_, i) => i ^ (i >> 8) ^ (i >> 16));
  return [['root', toHex(canonical.blobRoot(bytes, 65_536)), v.root]];
});

check('blob-messages', (v) => [['encoded', toHex(canonical.blobMessage(v)), v.encoded]]);

check('light-client-proofs', (v) => [['encoded', toHex(canonical.lightClientProof(v.proof)), v.encoded]]);

check('sealed-orders', (v) => {
  const body = canonical.sealedOrder(v.network, v.sealed);
  const hash = digest(v.network, 'SealedOrder', v.sealed);
  return [
    ['commitment', toHex(tagged('commitment', fromHex(v.orderId))), v.sealed.commitment],
    ['encoded', toHex(concat(body, canonical.bytes(8, v.signature))), v.encoded],
    ['id', toHex(tagged('seal', body)), v.id],
    ['digest', toHex(hash), v.digest],
    ['signature', !v.holds || signedBy(v.sealed.scheme, v.sealed.quotaKey, hash, v.signature), true],
  ];
});

check('reveals', (v) => [['content id', toHex(tagged('reveal', fromHex(v.sealId), fromHex(v.orderId))), v.contentId]]);

check('order-receipts', ({ receipt, committee, key, encoded, fault }) => {
  const { batch } = receipt;
  const [entry, root] = [canonical.batchEntry(receipt), canonical.batchRoot(batch)];
  const index = Number(BigInt(receipt.place) - BigInt(batch.first));
  const leads = index >= 0 && index < batch.count
    && canonical.pathRoot(tagged('batch-leaf', entry), index, batch.count, receipt.path) === batch.root;
  const signed = holds(key, tagged('batch-root', root), batch.signature);
  return [
    ['encoded', toHex(concat(canonical.message(1, entry), canonical.ids(2, receipt.path),
      canonical.message(3, concat(root, canonical.bytes(9, batch.signature))))), encoded],
    ['committee', batch.committee, committee],
    ['path', leads, fault !== 'RECEIPT_PATH_BROKEN'],
    ['signature', signed, fault !== 'RECEIPT_SIGNATURE_BROKEN'],
  ];
});

check('intents', (v) => {
  const encoded = canonical.intent(v.intent);
  return [
    ['encoded', toHex(encoded), v.encoded],
    ['id', toHex(tagged('intent', encoded)), v.intent.id],
    ['job id', toHex(tagged('job', tagged('intent', encoded))), v.intent.jobId],
    ['slot hash', toHex(tagged('slot', canonical.slot(v.intent.slot))), v.slotHash],
  ];
});

check('proof-announcements', ({ proof, encoded }) => [
  ['encoded', toHex(canonical.proofAnnouncement(proof)), encoded],
  ['statement', toHex(tagged('statement', canonical.statement(proof))), proof.statement],
  ['next parent', toHex(tagged('output', fromHex(proof.output))), proof.opens.parentOutput],
]);

check('proof-shares', (v) => [['encoded', toHex(canonical.proofShare(v.share)), v.encoded]]);

check('equivocations', (v) => (v.evidence ? [
  ['encoded', toHex(canonical.equivocation(v)), v.encoded],
  ['content id', toHex(tagged('equivocation', canonical.text(1, v.network), canonical.bytes(2, v.feed),
    canonical.uint(3, v.sequence))), v.contentId],
  ['signatures', v.headers.every(([h, s]) => holds(v.feed, tagged('header', fromHex(h)), s)), v.holds],
] : []));

check('checkpoints', (v) => {
  const encoded = canonical.checkpoint(v.checkpoint);
  return [['encoded', toHex(encoded), v.encoded], ['id', toHex(tagged('checkpoint', encoded)), v.id]];
});

check('checkpoint-roots', (v) => [['root', toHex(canonical.stampRoot(v.stamps)), v.root]]);

check('operator-sets', (v) => [
  ['encoded', toHex(canonical.operatorSet(v)), v.encoded],
  ['committee', toHex(tagged('committee', canonical.committee(v))), v.committee],
]);

check('branches', (v) => {
  const ours = branches.canonical(v.first, v.steps);
  return ['branch', 'states', 'decidedBy'].map((field) => [field, ours[field], v[field]]);
});

check('lanes', (v) => {
  const slot = (slots) => (v.key === '0x' ? 0n : number(tagged('lane', fromHex(v.key)).subarray(0, 8)) % slots);
  return [['slot of 4', slot(4n), v.of4], ['slot of 16', slot(16n), v.of16]];
});

check('time-rules', (v) => {
  const highest = v.restsOn.map(BigInt).reduce((a, b) => (a > b ? a : b), 0n);
  return [['verdict', BigInt(v.time) === highest + 1n, v.holds]];
});

for (const line of differences) console.error(line);
const total = Object.values(counts).reduce((a, b) => a + b, 0);
console.log(`${total} vectors in ${Object.keys(counts).length} files, ${differences.length} differences`);
process.exit(differences.length === 0 ? 0 : 1);
