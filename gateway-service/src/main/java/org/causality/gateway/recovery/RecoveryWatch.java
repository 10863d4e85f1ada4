package org.causality.gateway.recovery;

/** Hears what recoveries did, for metrics. */
public interface RecoveryWatch {

    /** Which way a frame went. */
    enum Direction {
        IN,
        OUT
    }

    /** @param frame its kind, hello, cells and so on, or unknown */
    void frame(Direction direction, String frame, int bytes);

    /** A session that had begun has ended. */
    void ended(String peer, boolean weOpened, Recovered how);

    /**
     * There was no room, or the peer may not.
     *
     * @param reason one of few words
     */
    void refused(String reason);
}
