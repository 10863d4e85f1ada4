// Strict Ed25519: Node's verifier for the equation, the curve in plain arithmetic for the rules around it.
import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { concat, inverse, littleEndianNumber, mod, power } from './bytes.mjs';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n, P), P);
const ROOT_OF_MINUS_1 = power(2n, (P - 1n) / 4n, P);
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

// Points as (X : Y : Z : T), RFC 8032 §5.1.4.
const NEUTRAL = [0n, 1n, 1n, 0n];
function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const [a, b] = [mod((y1 - x1) * (y2 - x2), P), mod((y1 + x1) * (y2 + x2), P)];
  const [c, d] = [mod(2n * t1 * t2 * D, P), mod(2n * z1 * z2, P)];
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f, P), mod(g * h, P), mod(f * g, P), mod(e * h, P)];
}
function times(point, scalar) {
  let sum = NEUTRAL;
  for (let p = point, s = scalar; s > 0n; s >>= 1n, p = add(p, p)) if (s & 1n) sum = add(sum, p);
  return sum;
}
const isNeutral = ([x, y, z]) => x === 0n && y === z;

function decode(bytes) {
  const word = littleEndianNumber(bytes);
  const [odd, y] = [word >> 255n, word & (2n ** 255n - 1n)];
  if (y >= P) return null;
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n, P), P);
  let x = power(square, (P + 3n) / 8n, P);
  if (mod(x * x - square, P) !== 0n) x = mod(x * ROOT_OF_MINUS_1, P);
  if (mod(x * x - square, P) !== 0n || (x === 0n && odd === 1n)) return null;
  if ((x & 1n) !== odd) x = P - x;
  return [x, y, 1n, mod(x * y, P)];
}

const primeOrder = new Map();
function isPrimeOrder(bytes) {
  const name = bytes.toString('hex');
  if (!primeOrder.has(name)) {
    const point = decode(bytes);
    primeOrder.set(name, point !== null && !isNeutral(point) && isNeutral(times(point, L)));
  }
  return primeOrder.get(name);
}

export function verifyEd25519(key, message, signature) {
  if (key.length !== 32 || signature.length !== 64) return false;
  if (littleEndianNumber(signature.subarray(32)) >= L) return false;
  if (!isPrimeOrder(key) || !isPrimeOrder(signature.subarray(0, 32))) return false;
  const decoded = createPublicKey({ key: concat(SPKI, key), format: 'der', type: 'spki' });
  return nodeVerify(null, message, decoded, signature);
}
