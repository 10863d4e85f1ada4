package org.causality.libp2p.addressbook;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a peer does and how much it can carry, under its own signature: our extension beside the standard {@link
 * org.causality.libp2p.identity.PeerRecord}, in an envelope of its own domain and type so that neither passes for the
 * other. Protobuf {@code {peer_id = 1, seq = 2, roles = 3, uplink = 4, verifications = 5, load = 6}}. Of two records the
 * one with the higher sequence counts.
 *
 * @param peer whose record it is
 * @param sequence unsigned; grows with each record
 * @param roles those that we know
 * @param capacity what it can carry
 */
public record ServiceRecord(PeerId peer, long sequence, Set<Role> roles, Capacity capacity) {
    /** Most roles read; a record with more is refused. */
    public static final int ROLES_MAX = 32;

    private static final String DOMAIN = "causality-service-record";
    private static final byte[] PAYLOAD_TYPE = "/causality/service-record".getBytes(StandardCharsets.US_ASCII);

    /** Copies the set; it keeps the order of the roles. */
    public ServiceRecord {
        Set<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
    }

    /** The signed form. */
    public SignedEnvelope sign(PrivateKey author) {
        if (!author.peerId().equals(peer)) {
            throw new IllegalArgumentException("a peer signs only its own record");
        }
        ProtoWriter writer = new ProtoWriter().bytes(1, peer.bytes()).uint64(2, sequence);
        roles.forEach(role -> writer.uint64(3, role.number()));
        writer.uint64(4, capacity.uplinkKbitPerSecond())
                .uint64(5, capacity.verificationsPerSecond())
                .uint64(6, capacity.loadLevel());
        return SignedEnvelope.seal(author, DOMAIN, PAYLOAD_TYPE, writer.toByteArray());
    }

    /** The record in {@code envelope}; null when the signature, the type or the author is wrong. */
    public static @Nullable ServiceRecord open(SignedEnvelope envelope) {
        byte[] payload = envelope.open(DOMAIN, PAYLOAD_TYPE);
        if (payload == null) {
            return null;
        }
        ServiceRecord opened = parse(payload);
        return opened.peer.matches(envelope.key()) ? opened : null;
    }

    static ServiceRecord parse(byte[] payload) {
        ProtoReader reader = new ProtoReader(payload);
        long peer = ProtoReader.NONE;
        long sequence = 0;
        Set<Role> roles = EnumSet.noneOf(Role.class);
        int read = 0;
        int uplink = 0;
        int verifications = 0;
        int load = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> peer = reader.span(PeerId.BYTES_MAX);
                case 2 -> sequence = reader.uint64();
                case 3 -> add(reader.uint32(Integer.MAX_VALUE), ++read, roles);
                case 4 -> uplink = reader.uint32(Capacity.RATE_MAX);
                case 5 -> verifications = reader.uint32(Capacity.RATE_MAX);
                case 6 -> load = reader.uint32(Capacity.LOAD_MAX);
                default -> reader.skip();
            }
        }
        if (peer == ProtoReader.NONE) {
            throw new MalformedException("service record names no peer");
        }
        return new ServiceRecord(
                PeerId.ofBytes(reader.copy(peer)), sequence, roles, new Capacity(uplink, verifications, load));
    }

    private static void add(int number, int read, Set<Role> roles) {
        if (read > ROLES_MAX) {
            throw new MalformedException("service record has too many roles");
        }
        Role role = Role.of(number);
        if (role != null) {
            roles.add(role);
        }
    }
}
