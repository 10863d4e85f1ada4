package org.causality.gateway.recovery;

import java.util.Locale;
import org.causality.gateway.recovery.RecoveryWatch.Direction;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage.Outcome;
import org.jspecify.annotations.Nullable;

/** Counts the frames of one session as they stand on the stream, each with its length before it. Safe from any thread. */
final class Ledger {

    private final RecoveryWatch watch;
    private final long begunMillis;
    private long compared;
    private long sent;
    private long received;
    private int roundTrips;
    private boolean wanted;

    Ledger(RecoveryWatch watch, long nowMillis) {
        this.watch = watch;
        this.begunMillis = nowMillis;
    }

    void frame(Direction direction, FrameKind kind, Bytes frame) {
        int bytes = lengthBytes(frame.size()) + frame.size();
        watch.frame(direction, kind.name().toLowerCase(Locale.ROOT), bytes);
        count(direction, kind, bytes);
    }

    private synchronized void count(Direction direction, FrameKind kind, int bytes) {
        if (kind != FrameKind.PUSH || bytes <= Recovered.EMPTY_PUSH_BYTES) {
            compared += bytes;
        } else if (direction == Direction.OUT) {
            sent += bytes;
        } else {
            received += bytes;
        }
        if (direction == Direction.OUT) {
            countQuestion(kind);
        }
    }

    /** HELLO and MORE wait for an answer; WANT, in however many frames, for the messages. */
    private void countQuestion(FrameKind kind) {
        if (kind == FrameKind.HELLO || kind == FrameKind.MORE || (kind == FrameKind.WANT && !wanted)) {
            roundTrips++;
        }
        wanted = kind == FrameKind.WANT || (wanted && kind != FrameKind.HELLO);
    }

    synchronized Recovered close(@Nullable Outcome outcome, long nowMillis) {
        return new Recovered(outcome, compared, sent, received, roundTrips, nowMillis - begunMillis);
    }

    private static int lengthBytes(int size) {
        return 1 + (31 - Integer.numberOfLeadingZeros(Math.max(1, size))) / 7;
    }
}
