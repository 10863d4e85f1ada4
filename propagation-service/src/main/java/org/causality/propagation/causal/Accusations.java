package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.key.PublicKey;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;

/**
 * Proofs of equivocation, both ways.
 *
 * <pre>
 * met here    the earlier header is in memory  -> said, once a feed
 *             it is in the store only          -> looked up at every tick, then said; given up after some
 * heard       holds, its feed is known         -> the feed is void from there
 *             its feed is not known yet        -> waits for the feed, else anybody could fill the memory with made-up keys
 * </pre>
 */
final class Accusations {

    /** Forks whose earlier header is being looked up; one more is left to the others, who see it too. */
    static final int LOOKED_UP_MAX = 64;

    /** Ticks: the row is committed by the next one, so this is long. */
    static final int LOOKS_MAX = 50;

    /** Proofs against feeds nobody here has heard of; at it the oldest goes. */
    static final int WAITING_MAX = 1_024;

    private static final class Open {
        final SignedHeader later;
        int looks;

        Open(SignedHeader later) {
            this.later = later;
        }
    }

    private final Map<MessageId, Open> lookedUp = new LinkedHashMap<>();
    private final Map<PublicKey, EquivocationEvidence> waiting = new LinkedHashMap<>();
    private final List<EquivocationEvidence> toSay = new ArrayList<>();
    /** No larger than the number of void feeds. */
    private final Set<PublicKey> said = new HashSet<>();

    /** Two messages claim one place of a feed that was in force there. */
    void met(Node earlier, SignedHeader later) {
        PublicKey feed = later.header().sender();
        if (said.contains(feed)) {
            return;
        }
        Arrival arrival = earlier.arrival;
        if (arrival != null) {
            prove(arrival.signed, later);
        } else if (lookedUp.size() < LOOKED_UP_MAX) {
            lookedUp.putIfAbsent(earlier.id, new Open(later));
        }
    }

    private void prove(SignedHeader earlier, SignedHeader later) {
        boolean oneNetwork = earlier.header().network().equals(later.header().network());
        if (oneNetwork && said.add(later.header().sender())) {
            EquivocationEvidence evidence = EquivocationEvidence.of(earlier, later);
            if (evidence.holds()) {
                toSay.add(evidence);
            }
        }
    }

    /** What the store is to be asked for now. */
    List<MessageId> look() {
        lookedUp.values().forEach(open -> open.looks++);
        lookedUp.values().removeIf(open -> open.looks > LOOKS_MAX);
        return List.copyOf(lookedUp.keySet());
    }

    /** @return whether it was looked up for a proof */
    boolean found(SignedHeader earlier) {
        Open open = lookedUp.remove(earlier.id());
        if (open != null) {
            prove(earlier, open.later);
        }
        return open != null;
    }

    List<EquivocationEvidence> takeToSay() {
        if (toSay.isEmpty()) {
            return List.of();
        }
        List<EquivocationEvidence> all = List.copyOf(toSay);
        toSay.clear();
        return all;
    }

    /** A proof somebody else found; believed only if it holds. Of two against one feed the lower place counts. */
    void heard(EquivocationEvidence evidence) {
        EquivocationEvidence before = waiting.get(evidence.feed());
        boolean news = before == null || Long.compareUnsigned(evidence.sequence(), before.sequence()) < 0;
        if (news && evidence.holds()) {
            waiting.put(evidence.feed(), evidence);
            if (waiting.size() > WAITING_MAX) {
                waiting.remove(waiting.keySet().iterator().next());
            }
        }
    }

    /** Those whose feed is known by now. */
    List<EquivocationEvidence> takeDue(Feeds feeds) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<EquivocationEvidence> due = waiting.values().stream()
                .filter(evidence -> feeds.operatorOf(evidence.feed()) != null)
                .toList();
        due.forEach(evidence -> waiting.remove(evidence.feed()));
        due.forEach(evidence -> said.add(evidence.feed()));
        return due;
    }
}
