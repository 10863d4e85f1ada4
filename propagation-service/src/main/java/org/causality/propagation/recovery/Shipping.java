package org.causality.propagation.recovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage;

/** Both ways of the messages themselves: ours in (time, id) order as far as the other's credit goes, and theirs. */
final class Shipping {
    /** What either side may push before the other has taken it. */
    static final int CREDIT_BYTES = 1024 * 1024;

    /** More than a frame holds of small messages. */
    private static final int READ_TOGETHER = 256;

    private static final int FRAME_BYTES = ReconMessage.FRAME_BYTES_MAX - 1024;

    private final ReconLog log;
    private final Deque<ShortId> due = new ArrayDeque<>();
    private long credit = CREDIT_BYTES;
    private boolean offered;
    private boolean lastSent;
    private boolean lastReceived;
    private long arrivedNotConsumed;

    Shipping(ReconLog log) {
        this.log = log;
    }

    /** What the other lacks. What is not here any more is left out. */
    void offer(Collection<ShortId> ids) {
        inOrder(ids).forEach(timed -> due.add(timed.id()));
        offered = true;
    }

    private SortedSet<Timed> inOrder(Collection<ShortId> ids) {
        SortedSet<Timed> inOrder = new TreeSet<>();
        List<ShortId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += READ_TOGETHER) {
            List<ShortId> some = all.subList(from, Math.min(all.size(), from + READ_TOGETHER));
            log.expect(some);
            for (ShortId id : some) {
                ReconLog.Kept kept = log.find(id);
                if (kept != null) {
                    inOrder.add(new Timed(kept.time(), id));
                }
            }
        }
        return inOrder;
    }

    /** The other has said what it lacks, or we have found it. */
    boolean isOffered() {
        return offered;
    }

    /** The frames that may go now. */
    List<Step> pump() {
        List<Step> frames = new ArrayList<>();
        while (offered && !lastSent && credit > 0) {
            frames.add(new Step.Send(nextPush()));
        }
        return frames;
    }

    private ReconMessage nextPush() {
        log.expect(due.stream().limit(READ_TOGETHER).toList());
        List<Bytes> messages = new ArrayList<>();
        int bytes = 0;
        while (!due.isEmpty() && messages.size() < ReconMessage.IDS_MAX) {
            ReconLog.Kept kept = log.find(due.getFirst());
            int size = kept == null ? 0 : kept.envelope().size();
            if (!messages.isEmpty() && bytes + size > FRAME_BYTES) {
                break;
            }
            due.removeFirst();
            if (kept != null) {
                messages.add(kept.envelope());
                bytes += size;
            }
        }
        credit -= bytes;
        lastSent = due.isEmpty();
        return new ReconMessage.Push(messages, lastSent);
    }

    void credited(int bytes) {
        credit = Math.min(CREDIT_BYTES, credit + bytes);
    }

    /** @return whether the other kept to its credit and stopped when it said so */
    boolean arrived(ReconMessage.Push push) {
        if (lastReceived) {
            return false;
        }
        lastReceived = push.last();
        arrivedNotConsumed += bytesOf(push);
        return arrivedNotConsumed <= CREDIT_BYTES + ReconMessage.PUSH_BYTES_MAX;
    }

    static long bytesOf(ReconMessage.Push push) {
        return push.messages().stream().mapToLong(Bytes::size).sum();
    }

    Step consumed(int bytes) {
        arrivedNotConsumed -= bytes;
        return new Step.Send(new ReconMessage.Credit(bytes));
    }

    /** Both sides have said their last, and all that came is taken. */
    boolean isOver() {
        return isOverButTaking() && arrivedNotConsumed == 0;
    }

    /** Both sides have said their last. */
    boolean isOverButTaking() {
        return lastSent && lastReceived;
    }
}
