package org.causality.gateway.blob;

/** Hears what became of blobs, for metrics. */
public interface BlobWatch {

    /** One question of ours to one peer ended so. */
    void asked(BlobSearch.Outcome outcome);

    /** Nobody had it, in any round. */
    void gaveUp();

    /** A blob was wanted while too many others were. */
    void dropped();

    /** A peer asked: how many bytes it got, 0 when the blob is not here. */
    void served(long bytes);

    /** A conversation with a peer that asked broke off, or was ended for a limit. */
    void refused();
}
