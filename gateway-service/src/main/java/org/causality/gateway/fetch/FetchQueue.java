package org.causality.gateway.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FetchMessage;

/** What one peer is still to be asked, each id once. At most one worker empties it. Safe from any thread. */
final class FetchQueue {

    private final int idsMax;
    private final Set<MessageId> ids = new LinkedHashSet<>();
    private boolean greet;
    private boolean working;

    FetchQueue(int idsMax) {
        this.idsMax = idsMax;
    }

    /** Answers how many had no room. */
    synchronized int add(Collection<MessageId> more) {
        int dropped = 0;
        for (MessageId id : more) {
            if (ids.size() < idsMax) {
                ids.add(id);
            } else if (!ids.contains(id)) {
                dropped++;
            }
        }
        return dropped;
    }

    synchronized int size() {
        return ids.size();
    }

    /** Says that HELLO is due even if nothing is to be asked. */
    synchronized void greet() {
        greet = true;
    }

    /** Whether a worker has to be started now: there is something to do and none is working. */
    synchronized boolean begin() {
        if (working || (ids.isEmpty() && !greet)) {
            return false;
        }
        working = true;
        greet = false;
        return true;
    }

    /** The next question; empty when there is none, and then the worker is done. */
    synchronized List<MessageId> next() {
        List<MessageId> next = new ArrayList<>();
        Iterator<MessageId> waiting = ids.iterator();
        while (waiting.hasNext() && next.size() < FetchMessage.IDS_MAX) {
            next.add(waiting.next());
            waiting.remove();
        }
        if (next.isEmpty()) {
            working = false;
        }
        return next;
    }

    /** The worker broke off; what waits is dropped. Answers how much. */
    synchronized int abandon() {
        int dropped = ids.size();
        ids.clear();
        working = false;
        return dropped;
    }
}
