package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Messages on order: each is asked of one peer at a time, so that many announcements do not bring many copies. When it
 * does not come, the next holder that announced it is asked, or the same one once more; when what came was no good, the
 * next one.
 */
final class Wants {
    /** How often a message is asked for where only one peer has it; as often as that peer will send it. */
    private static final int TIMES_MAX = 3;

    private static final class Want {
        PeerId asked;
        Instant askedAt;
        int times = 1;
        /** Something came, and waits for its verdict. */
        boolean delivered;

        final Deque<PeerId> others = new ArrayDeque<>();

        Want(PeerId asked, Instant askedAt) {
            this.asked = asked;
            this.askedAt = askedAt;
        }
    }

    /** An announced message that did not come. */
    record Broken(PeerId peer, MessageId id) {}

    private final Map<MessageId, Want> wants = new LinkedHashMap<>();
    private final Map<MessageId, Map<PeerId, Instant>> promises = new LinkedHashMap<>();
    private final int wantsMax;
    private final int holdersMax;

    Wants(RouterLimits limits) {
        this.wantsMax = limits.wantsMax();
        this.holdersMax = limits.holdersMax();
    }

    boolean isOnOrder(MessageId id) {
        return wants.containsKey(id);
    }

    boolean isFull() {
        return wants.size() >= wantsMax;
    }

    void ask(MessageId id, PeerId peer, Instant now) {
        wants.put(id, new Want(peer, now));
    }

    /** Notes another holder of a message on order; beyond the bound it is not noted. */
    void alsoHeldBy(MessageId id, PeerId peer) {
        Want want = wants.get(id);
        if (want != null
                && !want.asked.equals(peer)
                && !want.others.contains(peer)
                && want.others.size() < holdersMax) {
            want.others.add(peer);
        }
    }

    /** The peer was asked for several messages and this one stands for them all. */
    void promise(MessageId id, PeerId peer, Instant now) {
        if (promises.size() < wantsMax) {
            promises.computeIfAbsent(id, _ -> new LinkedHashMap<>()).putIfAbsent(peer, now);
        }
    }

    /** Something came under that id, from whomever: promises are kept, nobody else is asked for now. */
    void arrived(MessageId id) {
        promises.remove(id);
        Want want = wants.get(id);
        if (want != null) {
            want.delivered = true;
        }
    }

    /** We have the message, or want it no longer. */
    void settled(MessageId id) {
        wants.remove(id);
    }

    /** What came was no good: another holder is asked at the next tick, where there is one. */
    void failed(MessageId id) {
        Want want = wants.get(id);
        if (want != null && want.others.isEmpty()) {
            wants.remove(id);
        } else if (want != null) {
            want.delivered = false;
            want.askedAt = Instant.MIN;
        }
    }

    /** Promises older than that, which are forgotten. */
    List<Broken> broken(Duration promise, Instant now) {
        if (promises.isEmpty()) {
            return List.of();
        }
        Instant oldest = now.minus(promise);
        List<Broken> broken = promises.entrySet().stream()
                .flatMap(p -> p.getValue().entrySet().stream()
                        .filter(made -> !made.getValue().isAfter(oldest))
                        .map(made -> new Broken(made.getKey(), p.getKey())))
                .toList();
        broken.forEach(this::forget);
        return broken;
    }

    private void forget(Broken broken) {
        promises.computeIfPresent(broken.id, (_, byPeer) -> {
            byPeer.remove(broken.peer);
            return byPeer.isEmpty() ? null : byPeer;
        });
    }

    /** Who is asked next for what did not come in time; after a few times an order is given up. */
    Map<PeerId, List<MessageId>> askAgain(Predicate<PeerId> connected, Duration after, Instant now) {
        if (wants.isEmpty()) {
            return Map.of();
        }
        Map<PeerId, List<MessageId>> next = new LinkedHashMap<>();
        Iterator<Map.Entry<MessageId, Want>> all = wants.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<MessageId, Want> entry = all.next();
            Want want = entry.getValue();
            if (want.delivered || want.askedAt.isAfter(now.minus(after))) {
                continue;
            }
            @Nullable PeerId holder = nextHolder(want, connected);
            if (holder == null) {
                all.remove();
                continue;
            }
            want.asked = holder;
            want.askedAt = now;
            want.times++;
            next.computeIfAbsent(holder, _ -> new ArrayList<>()).add(entry.getKey());
        }
        return next;
    }

    private static @Nullable PeerId nextHolder(Want want, Predicate<PeerId> connected) {
        want.others.removeIf(connected.negate());
        @Nullable PeerId other = want.others.poll();
        if (other != null) {
            return other;
        }
        return want.times < TIMES_MAX && connected.test(want.asked) ? want.asked : null;
    }

    int size() {
        return wants.size();
    }
}
