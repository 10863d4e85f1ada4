package org.causality.libp2p.identity;

import java.util.List;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.causality.libp2p.proto.Repeated;
import org.jspecify.annotations.Nullable;

/**
 * The addresses a peer vouches for (libp2p RFC 0003, with the domain and type that go and js really use): protobuf
 * {@code {peer_id = 1, seq = 2, addresses = 3 {multiaddr = 1}}}. Of two records the one with the higher sequence
 * counts.
 *
 * @param peer whose addresses these are
 * @param sequence unsigned; grows with each record
 * @param addresses the addresses, those of unknown kind left out
 */
public record PeerRecord(PeerId peer, long sequence, List<Multiaddr> addresses) {
    /** Most addresses kept of one record; further ones are dropped. */
    public static final int ADDRESSES_MAX = 64;

    private static final int ADDRESSES = 3;
    private static final String DOMAIN = "libp2p-peer-record";
    private static final byte[] PAYLOAD_TYPE = {0x03, 0x01};

    /** Copies the list, unless it is one over bytes that never change. */
    public PeerRecord {
        addresses = Repeated.copyOf(addresses);
    }

    /** The signed form. */
    public SignedEnvelope sign(PrivateKey author) {
        if (!author.peerId().equals(peer)) {
            throw new IllegalArgumentException("a peer signs only its own record");
        }
        ProtoWriter writer = new ProtoWriter().bytes(1, peer.bytes()).uint64(2, sequence);
        for (Multiaddr address : addresses) {
            writer.message(ADDRESSES, info -> info.bytes(1, address.bytes()));
        }
        return SignedEnvelope.seal(author, DOMAIN, PAYLOAD_TYPE, writer.toByteArray());
    }

    /** The record in {@code envelope}; null when the signature, the type or the author is wrong. */
    public static @Nullable PeerRecord open(SignedEnvelope envelope) {
        byte[] payload = envelope.open(DOMAIN, PAYLOAD_TYPE);
        if (payload == null) {
            return null;
        }
        PeerRecord record = parse(payload);
        return record.peer.matches(envelope.key()) ? record : null;
    }

    /** Reads what the envelope holds; it keeps {@code payload} alive. */
    static PeerRecord parse(byte[] payload) {
        ProtoReader reader = new ProtoReader(payload);
        long peer = ProtoReader.NONE;
        long sequence = 0;
        int known = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> peer = reader.span(PeerId.BYTES_MAX);
                case 2 -> sequence = reader.uint64();
                case ADDRESSES -> {
                    int outer = reader.enter(Multiaddr.BYTES_MAX + 8);
                    known += known(reader, payload);
                    reader.leave(outer);
                }
                default -> reader.skip();
            }
        }
        if (peer == ProtoReader.NONE) {
            throw new MalformedException("peer record names no peer");
        }
        int kept = Math.min(known, ADDRESSES_MAX);
        return new PeerRecord(
                PeerId.ofBytes(reader.copy(peer)),
                sequence,
                Repeated.within(payload, 0, payload.length, ADDRESSES, 1, kept, Multiaddr::parseKnown));
    }

    /** How many addresses that we understand stand here. */
    private static int known(ProtoReader info, byte[] payload) {
        int known = 0;
        while (info.next()) {
            if (info.field() == 1) {
                long span = info.span(Multiaddr.BYTES_MAX);
                known += Multiaddr.isKnown(payload, ProtoReader.from(span), ProtoReader.to(span)) ? 1 : 0;
            } else {
                info.skip();
            }
        }
        return known;
    }
}
