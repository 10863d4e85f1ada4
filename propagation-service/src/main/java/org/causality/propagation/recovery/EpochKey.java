package org.causality.propagation.recovery;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;
import org.causality.model.codec.Bytes;

/**
 * The key under which sketches of one epoch are made: the same at all operators, changed often, and unknown when the ids
 * in them were made, so that nobody can choose ids that share their cells.
 */
public record EpochKey(Bytes value) {
    public static final int BYTES = 16;

    public EpochKey {
        if (value.size() != BYTES) {
            throw new IllegalArgumentException("an epoch key has " + BYTES + " bytes");
        }
    }

    /** Draws mappings under this key. Not for several threads. */
    Drawing drawing() {
        return new Drawing(value);
    }

    /** SipHash-2-4 with 128 bits of output: 64 would let a birthday search find ids with equal mappings. */
    static final class Drawing {
        private final SipHash128 hash = new SipHash128();
        private final byte[] input = new byte[ShortId.BYTES];
        private final ByteBuffer inputLongs = ByteBuffer.wrap(input);
        private final byte[] output = new byte[16];
        private final ByteBuffer outputLongs = ByteBuffer.wrap(output);

        private Drawing(Bytes key) {
            hash.init(new KeyParameter(key.unsafeArray()));
        }

        Mapping mapping(long high, long low) {
            inputLongs.putLong(0, high).putLong(8, low);
            hash.update(input, 0, input.length);
            hash.doFinal(output, 0);
            return new Mapping(outputLongs.getLong(0), outputLongs.getLong(8));
        }
    }
}
