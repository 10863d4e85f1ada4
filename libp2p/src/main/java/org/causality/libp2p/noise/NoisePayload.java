package org.causality.libp2p.noise;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.jspecify.annotations.Nullable;

/**
 * What a peer puts into its handshake message: protobuf {@code {identity_key = 1, identity_sig = 2, extensions = 4
 * {stream_muxers = 2}}}.
 */
record NoisePayload(PublicKey identity, Signature signature, List<String> muxers) {
    private static final int MUXERS_MAX = 32;
    private static final int MUXER_BYTES_MAX = 256;
    private static final int EXTENSIONS_BYTES_MAX = 16_384;
    private static final int SIGNATURE_BYTES_MAX = 1_024;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed to the verifier
    record Signature(byte[] bytes) {}

    static NoisePayload parse(byte[] bytes) {
        ProtoReader reader = new ProtoReader(bytes);
        PublicKey identity = null;
        byte @Nullable [] signature = null;
        List<String> muxers = new ArrayList<>();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> identity = PublicKey.parse(reader.bytes(PublicKey.ENCODED_BYTES_MAX));
                case 2 -> signature = reader.bytes(SIGNATURE_BYTES_MAX);
                case 4 -> extensions(reader.message(EXTENSIONS_BYTES_MAX), muxers);
                default -> reader.skip();
            }
        }
        if (identity == null || signature == null) {
            throw new MalformedException("handshake payload lacks the identity or its signature");
        }
        return new NoisePayload(identity, new Signature(signature), muxers);
    }

    private static void extensions(ProtoReader reader, List<String> muxers) {
        while (reader.next()) {
            if (reader.field() == 2 && muxers.size() < MUXERS_MAX) {
                muxers.add(reader.string(MUXER_BYTES_MAX));
            } else {
                reader.skip();
            }
        }
    }
}
