// Reads two sets of a million ids or so, and lets public implementations find their differences. One line of JSON.
// The file: 41 bytes an id: its time (8, big-endian), itself (32), and which sides have it (1 = the first, 2 = the other).
import { readFileSync } from "node:fs";
import { Negentropy, NegentropyStorage } from "@nostr-dev-kit/sync";

const RECORD = 41;
const bytes = readFileSync(process.argv[2]);

function each(take) {
  for (let at = 0; at < bytes.length; at += RECORD) {
    take(Number(bytes.readBigUInt64BE(at)), bytes.subarray(at + 8, at + 40), bytes[at + 40]);
  }
}

async function cpu(side, work) {
  const before = process.cpuUsage();
  const result = await work();
  const used = process.cpuUsage(before);
  side.cpuMillis += (used.user + used.system) / 1000;
  return result;
}

async function negentropy() {
  const sides = [{ cpuMillis: 0 }, { cpuMillis: 0 }];
  for (const [index, side] of sides.entries()) {
    side.storage = new NegentropyStorage();
    each((time, id, mask) => {
      if (mask & (1 << index)) {
        side.storage.insert(time, new Uint8Array(id));
      }
    });
    side.storage.seal();
    side.set = new Negentropy(side.storage);
  }
  let compared = 0;
  let roundTrips = 0;
  let found = 0;
  let message = await cpu(sides[0], () => sides[0].set.initiate());
  while (message) {
    roundTrips++;
    compared += message.length;
    const answer = await cpu(sides[1], () => sides[1].set.reconcile(message));
    compared += answer.nextMessage.length;
    const next = await cpu(sides[0], () => sides[0].set.reconcile(answer.nextMessage));
    found += next.have.length + next.need.length;
    message = next.nextMessage;
  }
  return { compared, roundTrips, found, cpuMillis: sides.map((side) => Math.round(side.cpuMillis * 10) / 10) };
}

async function rateless() {
  const { ready, EncoderWrapper, DecoderWrapper } = await import("@peerbit/riblt");
  await ready;
  const theirs = { cpuMillis: 0 };
  const ours = { cpuMillis: 0 };
  const encoder = new EncoderWrapper();
  const decoder = new DecoderWrapper();
  await cpu(theirs, () => each((_, id, mask) => mask & 1 && encoder.add_symbol(id.readBigUInt64BE(0))));
  await cpu(ours, () => each((_, id, mask) => mask & 2 && decoder.add_symbol(id.readBigUInt64BE(0))));
  let symbols = 0;
  do {
    const symbol = await cpu(theirs, () => encoder.produce_next_coded_symbol());
    symbols++;
    await cpu(ours, () => {
      decoder.add_coded_symbol(symbol);
      decoder.try_decode();
    });
  } while (!decoder.decoded());
  const found = decoder.get_remote_symbols().length + decoder.get_local_symbols().length;
  return { symbols, found, cpuMillis: [theirs, ours].map((side) => Math.round(side.cpuMillis * 10) / 10) };
}

console.log(JSON.stringify({ negentropy: await negentropy(), rateless: await rateless() }));
