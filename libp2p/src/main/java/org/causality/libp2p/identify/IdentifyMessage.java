package org.causality.libp2p.identify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.causality.libp2p.proto.Repeated;
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
    private static final int ADDRESSES = 2;
    private static final int PROTOCOLS = 3;

    /** Copies the lists, unless they are over bytes that never change. */
    public IdentifyMessage {
        listenAddresses = Repeated.copyOf(listenAddresses);
        protocols = Repeated.copyOf(protocols);
    }

    /** A message that says nothing. */
    public static IdentifyMessage empty() {
        return new IdentifyMessage(null, List.of(), List.of(), null, null, null, null);
    }

    /** Parses one message without its length; it keeps {@code bytes} alive, which nobody may change. */
    public static IdentifyMessage parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("identify message is too long");
        }
        ProtoReader reader = new ProtoReader(bytes);
        long key = ProtoReader.NONE;
        long observed = ProtoReader.NONE;
        long protocolVersion = ProtoReader.NONE;
        long agentVersion = ProtoReader.NONE;
        long peerRecord = ProtoReader.NONE;
        int addresses = 0;
        int protocols = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> key = reader.span(PublicKey.ENCODED_BYTES_MAX);
                case ADDRESSES -> addresses += isAddress(bytes, reader.span(BYTES_MAX)) ? 1 : 0;
                case PROTOCOLS -> {
                    reader.textSpan(TEXT_BYTES_MAX);
                    protocols++;
                }
                case 4 -> observed = reader.span(BYTES_MAX);
                case 5 -> protocolVersion = reader.textSpan(TEXT_BYTES_MAX);
                case 6 -> agentVersion = reader.textSpan(TEXT_BYTES_MAX);
                case 8 -> peerRecord = reader.span(BYTES_MAX);
                default -> reader.skip();
            }
        }
        return new IdentifyMessage(
                key == ProtoReader.NONE ? null : PublicKey.parse(reader.copy(key)),
                repeated(bytes, ADDRESSES, Math.min(addresses, ADDRESSES_MAX), Multiaddr::parseKnown),
                repeated(bytes, PROTOCOLS, Math.min(protocols, PROTOCOLS_MAX), IdentifyMessage::text),
                observed == ProtoReader.NONE ? null : address(bytes, observed),
                protocolVersion == ProtoReader.NONE ? null : reader.text(protocolVersion),
                agentVersion == ProtoReader.NONE ? null : reader.text(agentVersion),
                peerRecord == ProtoReader.NONE ? null : SignedEnvelope.parse(reader.copy(peerRecord)));
    }

    private static <T> List<T> repeated(byte[] bytes, int field, int size, Repeated.Entry<T> entry) {
        return Repeated.of(bytes, 0, bytes.length, field, size, entry);
    }

    private static boolean isAddress(byte[] bytes, long span) {
        return Multiaddr.isKnown(bytes, ProtoReader.from(span), ProtoReader.to(span));
    }

    private static @Nullable Multiaddr address(byte[] bytes, long span) {
        return Multiaddr.parseKnown(bytes, ProtoReader.from(span), ProtoReader.to(span));
    }

    private static String text(byte[] in, int from, int to) {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
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
        listenAddresses.forEach(address -> writer.bytes(ADDRESSES, address.bytes()));
        protocols.forEach(protocol -> writer.string(PROTOCOLS, protocol));
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
