package org.causality.gateway.blob;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.jspecify.annotations.Nullable;

/** A node's store in memory, and what the gateway counted. */
final class TestingHome implements BlobHome, BlobWatch {

    private final Map<BlobRef, Bytes> kept = new ConcurrentHashMap<>();
    final List<String> counted = new CopyOnWriteArrayList<>();
    volatile boolean full;

    static Bytes bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    BlobRef put(Bytes bytes) {
        BlobRef blob = BlobRef.of(bytes);
        kept.put(blob, bytes);
        return blob;
    }

    /** Says that the bytes are those of that blob, whatever they are. */
    void lie(BlobRef blob, Bytes bytes) {
        kept.put(blob, bytes);
    }

    @Override
    public @Nullable Bytes find(BlobRef blob) {
        return kept.get(blob);
    }

    @Override
    public boolean keep(BlobRef blob, Bytes bytes) {
        if (!full) {
            kept.put(blob, bytes);
        }
        return !full;
    }

    @Override
    public void asked(BlobSearch.Outcome outcome) {
        counted.add(outcome.name());
    }

    @Override
    public void gaveUp() {
        counted.add("gave up");
    }

    @Override
    public void dropped() {
        counted.add("dropped");
    }

    @Override
    public void served(long bytes) {
        counted.add("served " + bytes);
    }

    @Override
    public void refused() {
        counted.add("refused");
    }
}
