package org.causality.libp2p.identify;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * The message of identify and identify-push: protobuf {@code {publicKey = 1, listenAddrs = 2, protocols = 3,
 * observedAddr = 4, protocolVersion = 5, agentVersion = 6, signedPeerRecord = 8}}. A field may be absent, which in a
 * push means unchanged.
 *
 * @param publicKey of the sender, or null
 * @param listenAddresses those of kinds we know
 * @param protocols that the sender answers
 * @param observedAddress how the sender sees us, or null
 * @param protocolVersion or null
 * @param agentVersion or null
 * @param signedPeerRecord unverified, or null
 */
public record IdentifyMessage(
        @Nullable PublicKey publicKey,
        List<Multiaddr> listenAddresses,
        List<String> protocols,
        @Nullable Multiaddr observedAddress,
        @Nullable String protocolVersion,
        @Nullable String agentVersion,
        @Nullable SignedEnvelope signedPeerRecord) {
    /** Identify, answered by whoever is asked. */
    public static final String PROTOCOL = "/ipfs/id/1.0.0";

    /** Identify without being asked, after a change. */
    public static final String PUSH_PROTOCOL = "/ipfs/id/push/1.0.0";

    /** Longest single message taken. */
    public static final int BYTES_MAX = 8_192;

    /** A sender may split what it says over so many messages. */
    public static final int MESSAGES_MAX = 10;

    /** Most protocols kept; further ones are dropped. */
    public static final int PROTOCOLS_MAX = 256;

    /** Most addresses kept; further ones are dropped. */
    public static final int ADDRESSES_MAX = 64;

    private static final int TEXT_BYTES_MAX = 256;

    /** Copies the lists. */
    public IdentifyMessage {
        listenAddresses = List.copyOf(listenAddresses);
        protocols = List.copyOf(protocols);
    }

    /** A message that says nothing. */
    public static IdentifyMessage empty() {
        return new IdentifyMessage(null, List.of(), List.of(), null, null, null, null);
    }

    /** Parses one message without its length. */
    public static IdentifyMessage parse(byte[] bytes) {
        ProtoReader reader = new ProtoReader(bytes);
        PublicKey key = null;
        List<Multiaddr> addresses = new ArrayList<>();
        List<String> protocols = new ArrayList<>();
        Multiaddr observed = null;
        String protocolVersion = null;
        String agentVersion = null;
        SignedEnvelope peerRecord = null;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> key = PublicKey.parse(reader.bytes(PublicKey.ENCODED_BYTES_MAX));
                case 2 -> addKnown(reader.bytes(BYTES_MAX), addresses);
                case 3 -> addBounded(reader.string(TEXT_BYTES_MAX), protocols);
                case 4 -> observed = Multiaddr.parseKnown(reader.bytes(BYTES_MAX));
                case 5 -> protocolVersion = reader.string(TEXT_BYTES_MAX);
                case 6 -> agentVersion = reader.string(TEXT_BYTES_MAX);
                case 8 -> peerRecord = SignedEnvelope.parse(reader.bytes(BYTES_MAX));
                default -> reader.skip();
            }
        }
        return new IdentifyMessage(key, addresses, protocols, observed, protocolVersion, agentVersion, peerRecord);
    }

    private static void addKnown(byte[] bytes, List<Multiaddr> addresses) {
        Multiaddr address = Multiaddr.parseKnown(bytes);
        if (address != null && addresses.size() < ADDRESSES_MAX) {
            addresses.add(address);
        }
    }

    private static void addBounded(String protocol, List<String> protocols) {
        if (protocols.size() < PROTOCOLS_MAX) {
            protocols.add(protocol);
        }
    }

    /** What is known after {@code later} has come: what it leaves out stays as it was. */
    public IdentifyMessage updatedBy(IdentifyMessage later) {
        return new IdentifyMessage(
                later.publicKey == null ? publicKey : later.publicKey,
                later.listenAddresses.isEmpty() ? listenAddresses : later.listenAddresses,
                later.protocols.isEmpty() ? protocols : later.protocols,
                later.observedAddress == null ? observedAddress : later.observedAddress,
                later.protocolVersion == null ? protocolVersion : later.protocolVersion,
                later.agentVersion == null ? agentVersion : later.agentVersion,
                later.signedPeerRecord == null ? signedPeerRecord : later.signedPeerRecord);
    }

    /** The encoding behind its length as a varint. */
    public byte[] toDelimitedBytes() {
        ProtoWriter writer = new ProtoWriter(512);
        if (publicKey != null) {
            writer.bytes(1, publicKey.encoded());
        }
        listenAddresses.forEach(address -> writer.bytes(2, address.bytes()));
        protocols.forEach(protocol -> writer.string(3, protocol));
        if (observedAddress != null) {
            writer.bytes(4, observedAddress.bytes());
        }
        if (protocolVersion != null) {
            writer.string(5, protocolVersion);
        }
        if (agentVersion != null) {
            writer.string(6, agentVersion);
        }
        if (signedPeerRecord != null) {
            writer.bytes(8, signedPeerRecord.encoded());
        }
        return writer.toDelimitedByteArray();
    }
}
