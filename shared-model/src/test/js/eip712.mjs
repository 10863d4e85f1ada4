// EIP-712 from the type strings alone, as a wallet does it.
import { bigEndian, concat, fromHex, sha256 } from './bytes.mjs';
import { keccak256 } from './keccak.mjs';

const TYPES = {
  EIP712Domain: 'string name,string version,bytes32 salt',
  Order: 'uint8 scheme,bytes owner,uint64 nonce,Leg[] legs,ConditionToken[] condition,uint64 zkNonceBelow,'
    + 'uint32 inclusionWithin,ObservedBlock[] observed,string validUntilChain,uint64 validUntilHeight,'
    + 'bytes32 supersedes,uint128 tip,uint8 privacy,uint16 revenueShareFloor,bytes32[] allowedOperators,bytes32 salt',
  Leg: 'uint8 direction,string asset,uint128 amount',
  ConditionToken: 'uint8 kind,string chain,string key,uint8 comparison,uint256 value,uint256 upper,uint8 finality',
  ObservedBlock: 'string chain,uint64 height,bytes32 blockHash,uint64 chainTime,uint64 lamport,uint8 finality',
  OrderCancellation: 'bytes32 order',
  SealedOrder: 'bytes32 commitment,uint8 scheme,bytes quotaKey,uint64 nonce,string validUntilChain,'
    + 'uint64 validUntilHeight,uint64 revealEpoch,uint8 sizeClass',
};
const members = (name) => TYPES[name].split(',').map((member) => member.split(' '));
const base = (type) => type.replace('[]', '');

function encodeType(primary) {
  const used = new Set();
  const visit = (name) => {
    if (!(name in TYPES) || used.has(name)) return;
    used.add(name);
    members(name).forEach(([type]) => visit(base(type)));
  };
  visit(primary);
  used.delete(primary);
  return [primary, ...[...used].sort()].map((name) => `${name}(${TYPES[name]})`).join('');
}

function word(type, value) {
  if (type.endsWith('[]')) return keccak256(concat(...value.map((element) => word(base(type), element))));
  if (type in TYPES) return hashStruct(type, value);
  if (type === 'string') return keccak256(Buffer.from(value, 'utf8'));
  if (type === 'bytes') return keccak256(fromHex(value));
  return type === 'bytes32' ? fromHex(value) : bigEndian(value, 32);
}

const hashStruct = (name, value) => keccak256(concat(
  keccak256(Buffer.from(encodeType(name), 'ascii')),
  ...members(name).map(([type, field]) => word(type, value[field]))));

export function digest(network, primaryType, value) {
  const salt = '0x' + sha256(Buffer.from(network, 'ascii')).toString('hex');
  const domain = hashStruct('EIP712Domain', { name: 'Causality', version: '1', salt });
  return keccak256(concat(Buffer.from([0x19, 0x01]), domain, hashStruct(primaryType, value)));
}
