package org.causality.backbone.writer;

import org.causality.model.reason.EdgeReason;

/** What waits for the writer, and knows whom to tell. */
public interface WaitingWork {

    /** Inputs in it: what a batch is measured by. */
    default int size() {
        return 1;
    }

    /** Tells whoever waits that it was not done, or that nobody knows; asking again is safe. Told once it is, this does nothing. */
    void fail(EdgeReason reason, String detail);
}
