package org.causality.propagation.recovery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;

/** Ids as they travel: 16 bytes each, in frames of at most {@link ReconMessage#IDS_MAX}. */
final class PackedIds {
    interface Frame {
        ReconMessage of(Bytes ids, boolean last);
    }

    private PackedIds() {}

    /** At least one frame, so that the last is marked as such. */
    static List<Step> frames(List<ShortId> ids, Frame frame) {
        List<Step> frames = new ArrayList<>();
        int from = 0;
        do {
            int until = Math.min(ids.size(), from + ReconMessage.IDS_MAX);
            frames.add(new Step.Send(frame.of(pack(ids.subList(from, until)), until == ids.size())));
            from = until;
        } while (from < ids.size());
        return frames;
    }

    static Bytes windows(Collection<Long> numbers) {
        ByteBuffer out = ByteBuffer.allocate(numbers.size() * Long.BYTES);
        numbers.forEach(out::putLong);
        return Bytes.wrap(out.array());
    }

    static List<Long> windows(Bytes packed) {
        ByteBuffer in = ByteBuffer.wrap(packed.unsafeArray());
        List<Long> numbers = new ArrayList<>(packed.size() / Long.BYTES);
        while (in.hasRemaining()) {
            numbers.add(in.getLong());
        }
        return numbers;
    }

    private static Bytes pack(List<ShortId> ids) {
        ByteBuffer out = ByteBuffer.allocate(ids.size() * ShortId.BYTES);
        ids.forEach(id -> out.putLong(id.high()).putLong(id.low()));
        return Bytes.wrap(out.array());
    }

    static List<ShortId> unpack(Bytes packed) {
        ByteBuffer in = ByteBuffer.wrap(packed.unsafeArray());
        List<ShortId> ids = new ArrayList<>(packed.size() / ShortId.BYTES);
        while (in.hasRemaining()) {
            ids.add(new ShortId(in.getLong(), in.getLong()));
        }
        return ids;
    }
}
