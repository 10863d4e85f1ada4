package org.causality.libp2p.links;

import java.io.IOException;

/** Where links outlive a restart. Called by one thread at a time; may block. */
public interface LinkStore {
    /** What was kept last; {@link KeptLinks#NONE} before anything was. */
    KeptLinks load() throws IOException;

    /** Keeps this instead; afterwards there is all of it or, if that fails, what was there before. */
    void keep(KeptLinks links) throws IOException;

    /** A store that forgets everything. */
    static LinkStore forgetting() {
        return new LinkStore() {
            @Override
            public KeptLinks load() {
                return KeptLinks.NONE;
            }

            @Override
            public void keep(KeptLinks links) {
                // that is what it is for
            }
        };
    }
}
