package org.causality.libp2p.noise;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.Repeated;

/**
 * What a peer puts into its handshake message: protobuf {@code {identity_key = 1, identity_sig = 2, extensions = 4
 * {stream_muxers = 2}}}.
 */
record NoisePayload(PublicKey identity, Signature signature, List<String> muxers) {
    private static final int EXTENSIONS = 4;
    private static final int MUXERS = 2;
    private static final int MUXERS_MAX = 32;
    private static final int MUXER_BYTES_MAX = 256;
    private static final int EXTENSIONS_BYTES_MAX = 16_384;
    private static final int SIGNATURE_BYTES_MAX = 1_024;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed to the verifier
    record Signature(byte[] bytes) {}

    static NoisePayload parse(byte[] bytes) {
        ProtoReader reader = new ProtoReader(bytes);
        long identity = ProtoReader.NONE;
        long signature = ProtoReader.NONE;
        int muxers = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> identity = reader.span(PublicKey.ENCODED_BYTES_MAX);
                case 2 -> signature = reader.span(SIGNATURE_BYTES_MAX);
                case EXTENSIONS -> {
                    int outer = reader.enter(EXTENSIONS_BYTES_MAX);
                    muxers += muxers(reader);
                    reader.leave(outer);
                }
                default -> reader.skip();
            }
        }
        if (identity == ProtoReader.NONE || signature == ProtoReader.NONE) {
            throw new MalformedException("handshake payload lacks the identity or its signature");
        }
        return new NoisePayload(
                PublicKey.parse(reader.copy(identity)),
                new Signature(reader.copy(signature)),
                Repeated.within(
                        bytes,
                        0,
                        bytes.length,
                        EXTENSIONS,
                        MUXERS,
                        Math.min(muxers, MUXERS_MAX),
                        (in, from, to) -> new String(in, from, to - from, StandardCharsets.UTF_8)));
    }

    private static int muxers(ProtoReader reader) {
        int muxers = 0;
        while (reader.next()) {
            if (reader.field() == MUXERS) {
                reader.textSpan(MUXER_BYTES_MAX);
                muxers++;
            } else {
                reader.skip();
            }
        }
        return muxers;
    }
}
