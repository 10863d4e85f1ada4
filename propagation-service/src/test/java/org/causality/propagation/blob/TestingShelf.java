package org.causality.propagation.blob;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.jspecify.annotations.Nullable;

/** Blobs in memory. */
final class TestingShelf implements BlobShelf, BlobShelf.Changes {

    private record Row(Bytes bytes, boolean own, long usedMillis) {}

    private final Map<BlobRef, Row> rows = new LinkedHashMap<>();
    private final Set<BlobRef> announced = new HashSet<>();

    void announce(BlobRef blob) {
        announced.add(blob);
    }

    @Override
    public @Nullable Bytes find(BlobRef blob, long nowMillis) {
        Row row = rows.computeIfPresent(blob, (_, known) -> new Row(known.bytes(), known.own(), nowMillis));
        return row == null ? null : row.bytes();
    }

    @Override
    public <T> T change(Function<Changes, T> work) {
        return work.apply(this);
    }

    @Override
    public Holdings holdings() {
        return new Holdings(
                rows.values().stream().mapToLong(row -> row.bytes().size()).sum(), rows.size());
    }

    @Override
    public @Nullable KeptBlob find(BlobRef blob) {
        Row row = rows.get(blob);
        return row == null ? null : kept(blob, row);
    }

    private KeptBlob kept(BlobRef blob, Row row) {
        Keeping keeping = announced.contains(blob) ? Keeping.ANNOUNCED : row.own() ? Keeping.OWN : Keeping.FETCHED;
        return new KeptBlob(blob.root(), blob.sizeBytes(), keeping, row.usedMillis());
    }

    @Override
    public List<KeptBlob> firstToLeave(int max) {
        return rows.entrySet().stream()
                .map(entry -> kept(entry.getKey(), entry.getValue()))
                .filter(blob -> blob.keeping() != Keeping.ANNOUNCED)
                .sorted(Comparator.comparing(KeptBlob::keeping).thenComparingLong(KeptBlob::usedMillis))
                .limit(max)
                .toList();
    }

    @Override
    public void add(BlobRef blob, Bytes bytes, boolean own, long nowMillis) {
        rows.put(blob, new Row(bytes, own, nowMillis));
    }

    @Override
    public void own(BlobRef blob, long nowMillis) {
        rows.computeIfPresent(blob, (_, known) -> new Row(known.bytes(), true, nowMillis));
    }

    @Override
    public void remove(KeptBlob blob) {
        rows.keySet().removeIf(name -> name.root().equals(blob.root()) && name.sizeBytes() == blob.sizeBytes());
    }
}
