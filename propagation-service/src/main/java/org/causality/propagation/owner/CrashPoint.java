package org.causality.propagation.owner;

/** The named places at which tests end the core as a power cut would. In production nothing happens there. */
public interface CrashPoint {

    enum Place {
        /** The lease is held, nothing is read yet. */
        AFTER_LEASE,
        /** The log is read, what an earlier start left unsent is not sent yet. */
        AFTER_LOAD,
        /** The new feed key is certified and its first message stamped, not committed. */
        AFTER_CERTIFICATE,
        /** Messages are stamped and signed, not committed. */
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_DELIVERED_SEND,
        AFTER_DELIVERED_SEND,
        BEFORE_OUTBOUND_SEND,
        AFTER_OUTBOUND_SEND,
        /** Everything is sent; the inputs' offsets are not committed. */
        BEFORE_OFFSETS
    }

    CrashPoint NONE = _ -> {};

    void at(Place place);
}
