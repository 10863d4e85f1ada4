package org.causality.libp2p.fuzz;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.causality.libp2p.addressbook.ServiceRecordBytes;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.host.FrameReader;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecordBytes;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.multiformats.Base32;
import org.causality.libp2p.multiformats.Base58btc;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.multiformats.Multihash;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.multistream.Negotiation;
import org.causality.libp2p.noise.NoisePayloadBytes;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.yamux.YamuxLimits;
import org.jspecify.annotations.Nullable;

/** The decoders of this module, each from bytes to whatever it makes of them. */
enum Decoder {
    VARINT(9, in -> Varint.read(ByteBuffer.wrap(in))),
    MULTIHASH(66, Multihash::parse),
    MULTIADDR(Multiaddr.BYTES_MAX, Multiaddr::parse),
    PEER_ID(PeerId.BYTES_MAX, PeerId::ofBytes),
    PUBLIC_KEY(PublicKey.ENCODED_BYTES_MAX, PublicKey::parse),
    PROTO(65_536, Decoder::proto),
    ENVELOPE(SignedEnvelope.BYTES_MAX, SignedEnvelope::parse),
    PEER_RECORD(SignedEnvelope.BYTES_MAX, PeerRecordBytes::read),
    SERVICE_RECORD(SignedEnvelope.BYTES_MAX, ServiceRecordBytes::read),
    IDENTIFY(IdentifyMessage.BYTES_MAX, IdentifyMessage::parse),
    NOISE_PAYLOAD(65_535, NoisePayloadBytes::read),
    NOISE_FRAME(65_535, Parties::openFrame, Decoder.CIPHER_BYTES),
    NOISE_HANDSHAKE(65_535, Parties::handshake, Decoder.UNBOUNDED),
    MULTISTREAM_DIALLED(65_536, in -> negotiate(in, Negotiation.respond("/a"::equals, Parties.OUT.clear()))),
    MULTISTREAM_DIALLER(65_536, in -> negotiate(in, Negotiation.initiate(List.of("/b", "/a"), Parties.OUT.clear()))),
    YAMUX_FRAMES(65_536, in -> Parties.yamux(in, YamuxLimits.defaults().withInboundStreamsMax(0))),
    YAMUX_STREAMS(65_536, in -> Parties.yamux(in, YamuxLimits.defaults()), Decoder.UNBOUNDED),
    FRAMES(65_536, Decoder::frames, Decoder.UNBOUNDED),
    GOSSIP_RPC(65_536, new RpcCodec(RpcLimits.defaults())::decode),
    KAD_MESSAGE(KadMessage.BYTES_MAX, KadMessage::parse),
    MULTIADDR_TEXT(2_048, in -> Multiaddr.parse(text(in)), Decoder.UNBOUNDED),
    PEER_ID_TEXT(512, in -> PeerId.parse(text(in)), Decoder.UNBOUNDED),
    BASE58_TEXT(512, in -> Base58btc.decode(text(in)), Decoder.UNBOUNDED),
    BASE32_TEXT(1_024, in -> Base32.decode(text(in)), Decoder.UNBOUNDED);

    /** What a cipher's own state may take for each frame. */
    private static final int CIPHER_BYTES = 16_384;

    /**
     * Texts are read from configurations, not from peers. A handshake allocates what its keys need, a Yamux stream is
     * an object whose number is bounded, a frame cut from a stream is handed on as one small view.
     */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final int bytesMax;
    private final Function<byte[], Object> read;
    private final int fixedBytes;

    Decoder(int bytesMax, Function<byte[], Object> read) {
        this(bytesMax, read, Bound.FIXED_BYTES);
    }

    Decoder(int bytesMax, Function<byte[], Object> read, int fixedBytes) {
        this.bytesMax = bytesMax;
        this.read = read;
        this.fixedBytes = fixedBytes;
    }

    /** Longest input that makes sense. */
    int bytesMax() {
        return bytesMax;
    }

    /** What it may allocate for an input of that length. */
    long allowedBytes(int length) {
        return fixedBytes == UNBOUNDED ? Long.MAX_VALUE : (long) Bound.FACTOR * length + fixedBytes;
    }

    /** What it makes of them; null when it rejects them. */
    @Nullable Object read(byte[] in) {
        try {
            return read.apply(in);
        } catch (MalformedException _) {
            return null;
        }
    }

    private static Object proto(byte[] in) {
        ProtoReader reader = new ProtoReader(in);
        while (reader.next()) {
            reader.skip();
        }
        return reader;
    }

    private static Object negotiate(byte[] in, Negotiation side) {
        return side.receive(Unpooled.wrappedBuffer(in), Parties.OUT);
    }

    private static Object frames(byte[] in) {
        FrameReader reader = new FrameReader(1_024, new Parties.NoFrames());
        reader.bytes(Unpooled.wrappedBuffer(in));
        reader.ended();
        return reader;
    }

    private static String text(byte[] in) {
        return new String(in, StandardCharsets.ISO_8859_1);
    }
}
