package org.causality.gateway.mesh;

/**
 * One connection.
 *
 * @param id tells connections to one peer apart
 * @param peer the peer's id, base58
 * @param key the peer's Ed25519 key, 32 bytes; empty for keys of another kind
 * @param address the other end
 * @param outbound whether we dialled
 */
public record PeerLink(long id, String peer, org.causality.model.codec.Bytes key, String address, boolean outbound) {}
