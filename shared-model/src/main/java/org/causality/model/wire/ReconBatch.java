package org.causality.model.wire;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Frames of {@link ReconMessage} between a gateway and its causal core, either way, inside one node.
 *
 * @param frames encoded, in order
 * @param ended how the session ended, after these frames; null while it goes on
 */
public record ReconBatch(List<Bytes> frames, @Nullable Outcome ended) {

    public static final int FRAMES_MAX = 1_024;

    /** What a frame has at most, its own length and tag with it. */
    public static final int FRAME_BYTES_MAX = ReconMessage.PUSH_BYTES_MAX + 16;

    /** A batch has at least one frame and is not made longer than that otherwise. */
    public static final int SIZE_MAX = 2 * 1024 * 1024;

    public ReconBatch {
        frames = List.copyOf(frames);
    }

    public Bytes encode() {
        CanonicalWriter out = new CanonicalWriter();
        frames.forEach(frame -> out.bytes(1, frame));
        return out.uint(2, ended == null ? 0 : ended.number()).toBytes();
    }

    public static Decoded<ReconBatch> decode(Bytes bytes) {
        return Decoded.of(bytes, ReconBatch::read);
    }

    private static ReconBatch read(CanonicalReader in) {
        List<Bytes> frames = in.elements(1, FRAMES_MAX, FRAME_BYTES_MAX, it -> it);
        int ended = in.uint(2, Outcome.values().length);
        return new ReconBatch(frames, ended == 0 ? null : Outcome.of(ended));
    }
}
