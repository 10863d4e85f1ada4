// Keccak-256 with the original padding, as Ethereum uses it (the permutation of FIPS 202).
const LANE = (1n << 64n) - 1n;
const RATE = 136;
const rotate = (lane, by) => (by === 0n ? lane : ((lane << by) | (lane >> (64n - by))) & LANE);

const roundConstants = (() => {
  const constants = [];
  let lfsr = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if (lfsr & 1) constant |= 1n << BigInt((1 << j) - 1);
      lfsr = lfsr & 0x80 ? ((lfsr << 1) ^ 0x171) & 0xff : lfsr << 1;
    }
    constants.push(constant);
  }
  return constants;
})();

function permute(state) {
  for (const constant of roundConstants) {
    const column = [0, 1, 2, 3, 4].map((x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]);
    for (let i = 0; i < 25; i++) state[i] ^= column[(i + 4) % 5] ^ rotate(column[(i + 1) % 5], 1n);
    // rho and pi walk one cycle through the lanes.
    let [x, y, moving] = [1, 0, state[1]];
    for (let t = 0; t < 24; t++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const lane = x + 5 * y;
      [state[lane], moving] = [rotate(moving, BigInt((((t + 1) * (t + 2)) / 2) % 64)), state[lane]];
    }
    for (let row = 0; row < 25; row += 5) {
      const r = state.slice(row, row + 5);
      for (let i = 0; i < 5; i++) state[row + i] = r[i] ^ (~r[(i + 1) % 5] & LANE & r[(i + 2) % 5]);
    }
    state[0] ^= constant;
  }
}

export function keccak256(input) {
  const padded = Buffer.concat([input, Buffer.alloc(RATE - (input.length % RATE))]);
  padded[input.length] ^= 0x01;
  padded[padded.length - 1] ^= 0x80;
  const state = Array(25).fill(0n);
  for (let block = 0; block < padded.length; block += RATE) {
    for (let lane = 0; lane < RATE / 8; lane++) state[lane] ^= padded.readBigUInt64LE(block + 8 * lane);
    permute(state);
  }
  const hash = Buffer.alloc(32);
  for (let lane = 0; lane < 4; lane++) hash.writeBigUInt64LE(state[lane], 8 * lane);
  return hash;
}
