// Bytes, hex text and hashes: the ground the other files stand on. Node's own crypto, nothing to install.
import { createHash } from 'node:crypto';

export const fromHex = (text) => Buffer.from(text.slice(2), 'hex');
export const toHex = (bytes) => '0x' + Buffer.from(bytes).toString('hex');
export const concat = (...parts) => Buffer.concat(parts);
export const sha256 = (...parts) => createHash('sha256').update(concat(...parts)).digest();
export const sha512 = (...parts) => createHash('sha512').update(concat(...parts)).digest();

/** SHA-256 under a domain tag: the tag's text, a zero byte, then what is hashed. */
export const tagged = (tag, ...parts) => sha256(Buffer.from(`causality/${tag}/v1\0`, 'ascii'), ...parts);

export const bigEndian = (value, size) => {
  const bytes = Buffer.alloc(size);
  for (let i = size - 1, rest = BigInt(value); i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
};
export const number = (bytes) => (bytes.length === 0 ? 0n : BigInt(toHex(bytes)));
export const littleEndianNumber = (bytes) => number(Buffer.from(bytes).reverse());

export const mod = (value, modulus) => ((value % modulus) + modulus) % modulus;
export const power = (base, exponent, modulus) => {
  let result = 1n;
  for (let b = mod(base, modulus), e = exponent; e > 0n; e >>= 1n, b = (b * b) % modulus) {
    if (e & 1n) result = (result * b) % modulus;
  }
  return result;
};
export const inverse = (value, prime) => power(value, prime - 2n, prime);
