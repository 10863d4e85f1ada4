// Recovery of an Ethereum address from r, s, v (SEC 1 §4.1.6), low s only.
import { bigEndian, concat, inverse, mod, number, power } from './bytes.mjs';
import { keccak256 } from './keccak.mjs';

const P = 2n ** 256n - 2n ** 32n - 977n;
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const G = [
  0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
];

function add(a, b) {
  if (a === null) return b;
  if (b === null) return a;
  const [[x1, y1], [x2, y2]] = [a, b];
  if (x1 === x2 && mod(y1 + y2, P) === 0n) return null;
  const slope = x1 === x2 ? 3n * x1 * x1 * inverse(2n * y1, P) : (y2 - y1) * inverse(x2 - x1, P);
  const x3 = mod(slope * slope - x1 - x2, P);
  return [x3, mod(slope * (x1 - x3) - y1, P)];
}
function times(point, scalar) {
  let sum = null;
  for (let p = point, s = scalar; s > 0n; s >>= 1n, p = add(p, p)) if (s & 1n) sum = add(sum, p);
  return sum;
}

/** The address, or an empty buffer when no key made this signature. */
export function recoverAddress(digest, signature) {
  const none = Buffer.alloc(0);
  if (signature.length !== 65) return none;
  const [r, s, v] = [number(signature.subarray(0, 32)), number(signature.subarray(32, 64)), signature[64]];
  const parity = { 0: 0n, 1: 1n, 27: 0n, 28: 1n }[v];
  if (parity === undefined || r === 0n || r >= N || s === 0n || s > N / 2n) return none;
  const square = mod(r ** 3n + 7n, P);
  let y = power(square, (P + 1n) / 4n, P);
  if (mod(y * y - square, P) !== 0n) return none;
  if ((y & 1n) !== parity) y = P - y;
  const inverseR = inverse(r, N);
  const key = add(times(G, mod(-number(digest) * inverseR, N)), times([r, y], mod(s * inverseR, N)));
  return key === null ? none : keccak256(concat(bigEndian(key[0], 32), bigEndian(key[1], 32))).subarray(12);
}
