package org.causality.gateway.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.wire.BlobMessage;
import org.jspecify.annotations.Nullable;

/**
 * One stream of {@code /causality/blob/1}: the opener asks, the other answers ABSENT or all chunks in order, until the opener
 * ends. Blocking; single owner.
 */
final class BlobConversation {

    /** What a peer answered. */
    sealed interface Answer {

        /** The bytes of this root and size. */
        record Found(Bytes bytes) implements Answer {}

        record Absent() implements Answer {}

        /** Other bytes, or chunks that are none of it. */
        record Wrong(String detail) implements Answer {}
    }

    private final FrameStream stream;

    BlobConversation(FrameStream stream) {
        this.stream = stream;
    }

    /** @throws IOException when the peer leaves, breaks the protocol or takes too long */
    Answer ask(BlobRef blob, LongSupplier nowMillis, long answerMillisMax) throws IOException {
        long endMillis = nowMillis.getAsLong() + answerMillisMax;
        stream.write(BlobMessage.Request.of(blob).encode());
        ByteArrayOutputStream came = new ByteArrayOutputStream(Math.toIntExact(blob.sizeBytes()));
        for (int number = 0; number < blob.chunks(); number++) {
            Answer instead = take(blob, number, came);
            if (instead != null) {
                return instead;
            }
            if (nowMillis.getAsLong() > endMillis) {
                throw new IOException("the peer takes too long");
            }
        }
        Bytes bytes = Bytes.wrap(came.toByteArray());
        return blob.isOf(bytes) ? new Answer.Found(bytes) : new Answer.Wrong("bytes of another root");
    }

    /** Null when it was the chunk with this number. */
    private @Nullable Answer take(BlobRef blob, int number, ByteArrayOutputStream came) throws IOException {
        return switch (hear()) {
            case BlobMessage.Chunk chunk -> place(blob, number, chunk, came);
            case BlobMessage.Absent() when number == 0 -> new Answer.Absent();
            case null -> throw new IOException("the peer left without an answer");
            case BlobMessage other -> throw unexpected(other);
        };
    }

    private static @Nullable Answer place(
            BlobRef blob, int number, BlobMessage.Chunk chunk, ByteArrayOutputStream came) {
        int size = chunk.bytes().size();
        if (chunk.number() != number || size != chunkBytes(blob, number)) {
            return new Answer.Wrong("chunk " + chunk.number() + " of " + size + " bytes in place of chunk " + number);
        }
        came.writeBytes(chunk.bytes().unsafeArray());
        return null;
    }

    private static int chunkBytes(BlobRef blob, int number) {
        long before = (long) number * BlobMessage.CHUNK_BYTES;
        return (int) Math.min(BlobMessage.CHUNK_BYTES, blob.sizeBytes() - before);
    }

    /** The next question, or null when the opener has no more. */
    BlobMessage.@Nullable Request question() throws IOException {
        return switch (hear()) {
            case BlobMessage.Request request -> request;
            case null -> null;
            case BlobMessage other -> throw unexpected(other);
        };
    }

    void answer(Bytes bytes) throws IOException {
        for (int from = 0, number = 0; from < bytes.size(); from += BlobMessage.CHUNK_BYTES, number++) {
            int to = Math.min(bytes.size(), from + BlobMessage.CHUNK_BYTES);
            Bytes chunk = Bytes.copyOf(bytes.unsafeArray(), from, to);
            stream.write(new BlobMessage.Chunk(number, chunk).encode());
        }
    }

    void answerAbsent() throws IOException {
        stream.write(new BlobMessage.Absent().encode());
    }

    private @Nullable BlobMessage hear() throws IOException {
        Bytes frame = stream.read(BlobMessage.FRAME_BYTES_MAX);
        if (frame == null) {
            return null;
        }
        return switch (BlobMessage.decode(frame)) {
            case Decoded.Ok<BlobMessage>(BlobMessage message) -> message;
            case Decoded.Malformed<BlobMessage>(String detail) -> throw new IOException("malformed frame: " + detail);
        };
    }

    private static IOException unexpected(BlobMessage message) {
        return new IOException("a " + message.getClass().getSimpleName() + " out of turn");
    }
}
