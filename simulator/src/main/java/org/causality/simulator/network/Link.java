package org.causality.simulator.network;

/**
 * A connection between two nodes that is made again whenever it can be.
 *
 * <pre>
 * down --both alive, nothing in the way--> up      (an epoch begins)
 * up   --a node crashes; in the way for longer than the timeout--> down
 * </pre>
 */
public final class Link {
    private static final long FREE = -1;

    private final int dialler;
    private final int listener;
    private boolean up;
    private int epoch;
    private boolean redialling;
    private long blockedSinceMicros = FREE;
    private long lastToListener;
    private long lastToDialler;

    Link(int dialler, int listener) {
        this.dialler = dialler;
        this.listener = listener;
    }

    public int dialler() {
        return dialler;
    }

    public int listener() {
        return listener;
    }

    /** The node at the other end. */
    public int other(int node) {
        return node == dialler ? listener : dialler;
    }

    public boolean isUp() {
        return up;
    }

    /** Which connection it is: what was sent over an earlier one does not arrive. */
    public int epoch() {
        return epoch;
    }

    void begin() {
        up = true;
        redialling = false;
        epoch++;
    }

    void end() {
        up = false;
        epoch++;
    }

    /** A dial is under way; false when one was before. */
    boolean redial() {
        boolean first = !redialling;
        redialling = true;
        return first;
    }

    void redialFailed() {
        redialling = false;
    }

    boolean isBlocked() {
        return blockedSinceMicros != FREE;
    }

    long blockedSinceMicros() {
        return blockedSinceMicros;
    }

    void block(long nowMicros) {
        blockedSinceMicros = nowMicros;
    }

    void free() {
        blockedSinceMicros = FREE;
    }

    /** A stream keeps its order: nothing arrives before what was sent before it. */
    long inOrder(int to, long arrivalMicros) {
        if (to == listener) {
            lastToListener = Math.max(lastToListener, arrivalMicros);
            return lastToListener;
        }
        lastToDialler = Math.max(lastToDialler, arrivalMicros);
        return lastToDialler;
    }
}
