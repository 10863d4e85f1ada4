package org.causality.libp2p.noise;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.causality.libp2p.crypto.Aead;

/**
 * The two sealed directions after a handshake. A frame is {@code u16 length ‖ ciphertext}; sealing and opening happen
 * where the bytes lie. Not safe from several threads.
 */
public final class NoiseTransport {
    /** Longest message of a frame. */
    public static final int MESSAGE_BYTES_MAX = 65_535;

    /** Longest plaintext of a frame. */
    public static final int PLAIN_BYTES_MAX = MESSAGE_BYTES_MAX - Aead.TAG_BYTES;

    /** Bytes of the length before a message. */
    public static final int HEAD_BYTES = 2;

    /** What a frame adds to its plaintext. */
    public static final int OVERHEAD_BYTES = HEAD_BYTES + Aead.TAG_BYTES;

    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final Aead sending;
    private final Aead receiving;
    private long sendCounter;
    private long receiveCounter;

    NoiseTransport(Aead sending, Aead receiving) {
        this.sending = sending;
        this.receiving = receiving;
    }

    /**
     * Turns the plaintext that {@code frame} holds after {@link #HEAD_BYTES} free bytes, up to its writer index, into a
     * frame; the buffer must have room for the tag.
     */
    public void seal(ByteBuf frame) {
        int start = frame.readerIndex() + HEAD_BYTES;
        int plainBytes = frame.writerIndex() - start;
        if (plainBytes > PLAIN_BYTES_MAX) {
            throw new IllegalArgumentException("plaintext of " + plainBytes + " bytes does not fit a frame");
        }
        int sealedBytes = plainBytes + Aead.TAG_BYTES;
        frame.ensureWritable(Aead.TAG_BYTES);
        ByteBuffer plain = frame.nioBuffer(start, plainBytes);
        frame.writerIndex(start + sealedBytes);
        sending.seal(sendCounter++, NO_ASSOCIATED_DATA, plain, frame.nioBuffer(start, sealedBytes));
        frame.setShort(frame.readerIndex(), sealedBytes);
    }

    /**
     * Opens {@code messageBytes} bytes at the reader index of {@code in} in place, passes over them, and returns the
     * plaintext's length, which now starts where the message did; -1 when they are not genuine.
     */
    public int open(ByteBuf in, int messageBytes) {
        int plainBytes = messageBytes - Aead.TAG_BYTES;
        if (plainBytes < 0) {
            return -1;
        }
        ByteBuffer sealed = in.nioBuffer(in.readerIndex(), messageBytes);
        ByteBuffer plain = in.nioBuffer(in.readerIndex(), messageBytes);
        in.skipBytes(messageBytes);
        return receiving.open(receiveCounter++, NO_ASSOCIATED_DATA, sealed, plain) ? plainBytes : -1;
    }
}
