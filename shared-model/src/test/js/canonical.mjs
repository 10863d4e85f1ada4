// Canonical protobuf from JSON values: fields in order, defaults left out, minimal varints.
import { concat, fromHex, number, sha256, tagged } from './bytes.mjs';

function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
const element = (field, bytes) => concat(varint((field << 3) | 2), varint(bytes.length), bytes);
const none = Buffer.alloc(0);

export const uint = (field, value) => (BigInt(value) === 0n ? none : concat(varint(field << 3), varint(value)));
export const bytes = (field, hex) => (hex === '0x' || hex === '' ? none : element(field, fromHex(hex)));
export const text = (field, value) => (value === '' ? none : element(field, Buffer.from(value, 'utf8')));
export const message = (field, ...parts) => element(field, concat(...parts));
export const ids = (field, list) => concat(...list.map((id) => bytes(field, id)));

/** A wide integer as minimal big-endian bytes. */
export function wide(field, decimal) {
  const digits = BigInt(decimal).toString(16);
  return BigInt(decimal) === 0n ? none : bytes(field, '0x' + digits.padStart(digits.length + (digits.length % 2), '0'));
}

export const header = (h) => concat(
  text(1, h.network), uint(2, h.version), uint(3, h.type), uint(4, h.time), bytes(5, h.previous),
  uint(6, h.sequence), ids(7, h.parents), ids(8, h.dependencies),
  ...h.ttl.map((point) => message(9, text(1, point.chain), uint(2, point.height))),
  uint(10, h.shard), bytes(11, h.sender), bytes(12, h.payloadDigest), uint(13, h.payloadBytes));

export const owner = (field, scheme, key) => message(field, uint(1, scheme), bytes(2, key));

export const order = (network, o) => concat(
  text(1, network), owner(2, o.scheme, o.owner), uint(3, o.nonce),
  ...o.legs.map((leg) => message(4, uint(1, leg.direction), text(2, leg.asset), wide(3, leg.amount))),
  message(5, ...o.condition.map((t) => message(1,
    uint(1, t.kind), text(2, t.chain), text(3, t.key), uint(4, t.comparison),
    wide(5, t.value), wide(6, t.upper), uint(7, t.finality)))),
  uint(6, o.zkNonceBelow), uint(7, o.inclusionWithin),
  message(8, ...o.observed.map((b) => message(1,
    text(1, b.chain), uint(2, b.height), bytes(3, b.blockHash), uint(4, b.chainTime), uint(5, b.lamport),
    uint(6, b.finality)))),
  message(9, text(1, o.validUntilChain), uint(2, o.validUntilHeight)),
  number(fromHex(o.supersedes)) === 0n ? none : bytes(10, o.supersedes),
  wide(11, o.tip), uint(12, o.privacy), uint(13, o.revenueShareFloor), ids(14, o.allowedOperators), bytes(15, o.salt));

export const cancellation = (c) => concat(text(1, c.network), bytes(2, c.order), owner(3, c.scheme, c.owner));

export const certificate = (c) => concat(
  text(1, c.network), uint(2, c.purpose), bytes(3, c.key), uint(4, c.incarnation), bytes(5, c.operator));

export const receipt = (r) => concat(
  bytes(1, r.subject), uint(2, r.admissionNumber), uint(3, r.batchDeadlineMillis), bytes(4, r.certificate));

const observedBlock = (finality) => (b) => message(1,
  text(1, b.chain), uint(2, b.height), bytes(3, b.blockHash), uint(4, b.chainTime), uint(5, b.lamport),
  uint(6, finality[b.finality]));
const FINALITY = { UNSAFE: 0, SAFE: 1, FINALIZED: 2 };
const EVENT_KIND = { STATE_VALUE: 1, LOG: 2, RETRACTION: 3 };
const PROOF_KIND = { ACCOUNT: 1, STORAGE: 2, RECEIPT: 3 };

const trieProof = (p) => message(8,
  uint(1, PROOF_KIND[p.kind]), ids(2, p.accountNodes), uint(3, p.transactionIndex), ids(4, p.pathNodes));

/** What is hashed into an event's id, or under another tag and with an effect's kind, into an effect's. */
export const eventIdentity = (e, kind = EVENT_KIND[e.kind]) => concat(
  text(1, e.chain), bytes(2, e.blockHash), bytes(3, e.transaction ?? ''), uint(4, e.index), uint(5, kind),
  bytes(6, e.emitter), bytes(7, e.key));

export const expectedEffect = (e, kind, cause) => concat(
  text(1, e.chain), uint(5, kind), bytes(6, e.emitter), bytes(8, cause));

export const event = (e) => concat(
  message(1, text(1, e.chain), uint(2, e.height), bytes(3, e.blockHash), bytes(4, e.transaction ?? ''),
    uint(5, e.index), bytes(6, e.emitter), bytes(7, e.key)),
  uint(2, EVENT_KIND[e.kind]), ids(3, e.topics), bytes(4, e.value), uint(5, FINALITY[e.finality]),
  bytes(6, e.observer), message(7, ...e.observed.map(observedBlock(FINALITY))),
  e.proof ? trieProof(e.proof) : none, bytes(9, e.retracts ?? ''));

export const lightClientProof = (p) => concat(
  text(1, p.chain), uint(2, p.height), bytes(3, p.blockHash), uint(4, FINALITY[p.finality]), bytes(5, p.account),
  bytes(6, p.key), bytes(7, p.value), trieProof(p.proof));

export const slot = (s) => concat(bytes(1, s.lineage), bytes(2, s.parentOutput), uint(3, s.index));
const blob = (field, b) => message(field, bytes(1, b.root), uint(2, b.sizeBytes), uint(3, b.chunkBytes));

/** Level by level two neighbours become one; one left over goes up as it is. */
export function blobRoot(blob, chunkBytes) {
  let level = [];
  for (let at = 0; at < blob.length; at += chunkBytes) level.push(sha256(blob.subarray(at, at + chunkBytes)));
  while (level.length > 1) {
    level = level.flatMap((left, i) => (i % 2 ? [] : [i + 1 < level.length ? tagged('blob-node', left, level[i + 1]) : left]));
  }
  return level[0];
}

export const blobMessage = (m) => ({
  request: () => message(1, bytes(1, m.root), uint(2, m.sizeBytes)),
  chunk: () => message(2, uint(1, m.number), bytes(2, m.bytes)),
  absent: () => message(3),
}[m.kind]());

export const sealedOrder = (network, s) => concat(
  text(1, network), bytes(2, s.commitment), owner(3, s.scheme, s.quotaKey), uint(4, s.nonce),
  message(5, text(1, s.validUntilChain), uint(2, s.validUntilHeight)), uint(6, s.revealEpoch), uint(7, s.sizeClass));

export const batchEntry = (r) => concat(uint(1, r.place), uint(2, r.admissionNumber), bytes(3, r.subject));

export const batchRoot = (b) => concat(
  bytes(1, b.committee), uint(2, b.number), uint(3, b.first), uint(4, b.count), uint(5, b.lamport),
  bytes(6, b.previous ?? ''), bytes(7, b.root), bytes(8, b.certificate));

/** The root a path leads to, or why it leads nowhere. */
export function pathRoot(leaf, index, count, path) {
  let [hash, at, last, used] = [leaf, index, count - 1, 0];
  for (; last > 0; at >>= 1, last >>= 1) {
    if ((at ^ 1) > last) continue;
    if (used === path.length) return 'too short';
    const beside = fromHex(path[used++]);
    hash = at & 1 ? tagged('batch-node', beside, hash) : tagged('batch-node', hash, beside);
  }
  return used === path.length ? '0x' + hash.toString('hex') : 'too long';
}

export const intent = (i) => concat(
  message(1, slot(i.slot)), ids(2, i.orders), ids(3, i.events),
  message(4, text(1, i.windowStart.chain), uint(2, i.windowStart.height)), uint(5, i.windowBlocks),
  bytes(6, i.operator), uint(7, i.incarnation));

export const proofAnnouncement = (p) => concat(
  bytes(1, p.jobId), message(2, slot(p.slot)), bytes(3, p.verifier), ids(4, p.publicInputs), blob(5, p.blob),
  bytes(6, p.output), bytes(7, p.purchase));

export const statement = (p) => concat(bytes(1, p.verifier), ids(2, p.publicInputs));

export const proofShare = (s) => concat(
  bytes(1, s.lineage), blob(2, s.blob), bytes(3, s.holder), bytes(4, s.available));

export const equivocation = (v) => concat(...v.headers.map(([header, signature], i) =>
  message(i + 1, bytes(1, header), bytes(3, signature))));

export const checkpoint = (c) => concat(
  uint(1, c.epoch), uint(2, c.floor), uint(3, c.count), bytes(4, c.root), bytes(5, c.previous), bytes(6, c.operators));

/** From the top: the left side is the largest power of two below the whole. */
export function stampRoot(stamps) {
  if (stamps.length === 1) return tagged('checkpoint-leaf', uint(1, stamps[0][0]), bytes(2, stamps[0][1]));
  let left = 1;
  while (left * 2 < stamps.length) left *= 2;
  return tagged('checkpoint-node', stampRoot(stamps.slice(0, left)), stampRoot(stamps.slice(left)));
}

export const operatorSet = (s) => concat(uint(1, s.epoch), ...s.operators.map(([name, key, weight]) =>
  message(2, text(1, name), bytes(2, key), uint(3, weight))));

export const committee = (s) => concat(text(1, s.network), uint(2, s.epoch), ...s.operators.map(([, key, weight]) =>
  message(3, bytes(1, key), uint(2, weight))));
