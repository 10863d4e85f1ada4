package org.causality.propagation.recovery;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.DomainTag;

/**
 * A key and its name: 63 bits of its hash, by which two nodes see whether they mean the same one.
 *
 * @param name positive
 */
public record Epoch(long name, EpochKey key) {

    public static Epoch of(EpochKey key) {
        return new Epoch(DomainTag.RECON_EPOCH.hash(key.value()).w0() >>> 1, key);
    }

    /** @param root 16 bytes that both sides know, or more */
    static Epoch under(Bytes root, long number) {
        Bytes hash = DomainTag.RECON_KEY
                .hash(root, Bytes.ascii(Long.toString(number)))
                .toBytes();
        return of(new EpochKey(Bytes.copyOf(hash.toArray(), 0, EpochKey.BYTES)));
    }
}
