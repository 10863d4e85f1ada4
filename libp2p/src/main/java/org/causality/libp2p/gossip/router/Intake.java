package org.causality.libp2p.gossip.router;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.gossip.score.Scores;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * The way of a received message: followed topic, size, shape, id, seen, waiting, verdict; then seen, kept and passed on.
 *
 * <pre>
 * state of an id    on                     becomes
 * unknown           first copy             waiting   (Validate)
 * waiting           same bytes             waiting   (sender noted)
 * waiting           other bytes            waiting   (kept behind, bounded)
 * waiting           signature good         waiting   (others told not to send it, where that binds the id)
 * waiting           ACCEPT                 seen      (others told, passed on to all but its senders)
 * waiting           IGNORE, REJECT, late   waiting with the next copy (Validate), else unknown
 * seen              copy                   seen      (counted)
 * seen              Forget, TTL            unknown
 * </pre>
 */
final class Intake {
    private final GossipSettings settings;
    private final Topics topics;
    private final Gossip gossip;
    private final Scores scores;
    private final Unwanted unwanted;
    private final Outbox outbox;
    private final PendingBudget budget;
    private long tickets;

    Intake(GossipSettings settings, Topics topics, Gossip gossip, Scores scores, Unwanted unwanted, Outbox outbox) {
        this.settings = settings;
        this.topics = topics;
        this.gossip = gossip;
        this.scores = scores;
        this.unwanted = unwanted;
        this.outbox = outbox;
        this.budget = new PendingBudget(settings.limits(), outbox);
    }

    void receive(Message message, PeerId from, Forwarding forwarding, Instant now) {
        @Nullable TopicState topic = topics.followed(message.topic());
        if (topic == null || topic.settings == null) {
            outbox.count(Reason.NOT_SUBSCRIBED, from);
            return;
        }
        Optional<Reason> objection = objection(message, topic.settings);
        if (objection.isPresent()) {
            invalid(topic, objection.get(), List.of(from), now);
            return;
        }
        MessageId id = topic.settings.ids().idOf(message);
        gossip.wants().arrived(id);
        if (topic.seen.contains(id)) {
            gossip.wants().settled(id);
            forwarding.has(id, from, now);
            outbox.count(Reason.DUPLICATE, from);
            scores.duplicate(topic.topic, id, from, now);
            return;
        }
        @Nullable Pending pending = topic.pending.get(id);
        if (pending == null) {
            first(topic, id, message, from, now);
        } else {
            again(pending, message, from);
        }
    }

    static Optional<Reason> objection(Message message, TopicSettings settings) {
        if (message.encoded().length() > settings.messageBytesMax()) {
            return Optional.of(Reason.MESSAGE_TOO_LARGE);
        }
        return settings.policy().objection(message);
    }

    private void first(TopicState topic, MessageId id, Message message, PeerId from, Instant now) {
        Optional<Reason> full = budget.objection(message.encoded().length(), from);
        if (full.isPresent()) {
            gossip.wants().failed(id);
            outbox.count(full.get(), from);
            return;
        }
        Pending.Copy copy = new Pending.Copy(message.compact(), from);
        Pending pending = new Pending(copy, ++tickets, now);
        budget.take(copy);
        topic.pending.put(id, pending);
        validate(topic.topic, id, pending);
        if (topic.settings != null && topic.settings.binding() == IdBinding.CONTENT) {
            tell(topic, id, pending);
        }
    }

    /** Others need not send it any more, whatever becomes of the copy that we have. */
    private void tell(TopicState topic, MessageId id, Pending pending) {
        if (!pending.told) {
            pending.told = true;
            unwanted.tell(topic, id, pending.judged().message, pending.judged().senders);
        }
    }

    void authentic(Ticket ticket) {
        @Nullable TopicState topic = topics.followed(ticket.topic());
        @Nullable Pending pending = topic == null ? null : topic.pending.get(ticket.id());
        if (topic != null
                && topic.settings != null
                && topic.settings.binding() == IdBinding.AUTHOR
                && pending != null
                && pending.ticketNumber() == ticket.number()) {
            tell(topic, ticket.id(), pending);
        }
    }

    private void again(Pending pending, Message message, PeerId from) {
        outbox.count(Reason.DUPLICATE_IN_VALIDATION, from);
        Pending.@Nullable Copy same = pending.find(message);
        if (same == null) {
            differing(pending, message, from);
        } else if (same.senders.size() < settings.limits().sendersMax()) {
            same.senders.add(from);
        }
    }

    private void differing(Pending pending, Message message, PeerId from) {
        if (pending.hasCopyFirstFrom(from)
                || pending.copies() >= settings.limits().variantsMax()) {
            outbox.count(Reason.VARIANTS_FULL, from);
            return;
        }
        Optional<Reason> full = budget.objection(message.encoded().length(), from);
        if (full.isPresent()) {
            outbox.count(full.get(), from);
            return;
        }
        Pending.Copy copy = new Pending.Copy(message.compact(), from);
        budget.take(copy);
        pending.add(copy);
    }

    private void validate(Topic topic, MessageId id, Pending pending) {
        Ticket ticket = new Ticket(topic, id, pending.ticketNumber());
        outbox.add(new Output.Validate(ticket, pending.judged().message, pending.judged().first));
    }

    void judged(Ticket ticket, Verdict verdict, Forwarding forwarding, Instant now) {
        @Nullable TopicState topic = topics.followed(ticket.topic());
        @Nullable Pending pending = topic == null ? null : topic.pending.get(ticket.id());
        if (topic == null || pending == null || pending.ticketNumber() != ticket.number()) {
            outbox.count(Reason.STALE_VERDICT);
            return;
        }
        Pending.Copy copy = pending.judged();
        switch (verdict) {
            case ACCEPT -> accepted(topic, ticket.id(), pending, forwarding, now);
            case IGNORE -> {
                outbox.count(Reason.IGNORED, copy.first);
                next(topic, ticket.id(), pending, now);
            }
            case REJECT -> {
                invalid(topic, Reason.REJECTED, List.copyOf(copy.senders), now);
                next(topic, ticket.id(), pending, now);
            }
        }
    }

    private void accepted(TopicState topic, MessageId id, Pending pending, Forwarding forwarding, Instant now) {
        topic.pending.remove(id);
        budget.giveAll(pending);
        Lane lane = topic.settings == null ? Lane.NORMAL : topic.settings.lane();
        keep(topic, id, pending.judged().message, lane, now);
        Pending.Copy copy = pending.judged();
        scores.accepted(topic.topic, id, copy.first, copy.senders, now);
        tell(topic, id, pending);
        forwarding.relay(topic, id, copy.message, copy.senders, now);
    }

    /** Counts what is wrong in itself; everybody who sent these bytes is to blame (score parameter P4). */
    private void invalid(TopicState topic, Reason reason, List<PeerId> senders, Instant now) {
        outbox.count(reason, 1, senders);
        senders.forEach(sender -> scores.invalid(topic.topic, sender, now));
    }

    /** Marks an accepted or own message seen, and keeps it for IWANT. */
    void keep(TopicState topic, MessageId id, Message message, Lane lane, Instant now) {
        gossip.wants().settled(id);
        if (!topic.seen.add(id, now)) {
            outbox.count(Reason.SEEN_FULL);
        }
        if (!gossip.cache().put(id, message, lane)) {
            outbox.count(Reason.CACHE_FULL);
        }
    }

    private void next(TopicState topic, MessageId id, Pending pending, Instant now) {
        budget.give(pending.judged());
        topic.pending.remove(id);
        if (pending.next(++tickets, now)) {
            topic.pending.put(id, pending);
            validate(topic.topic, id, pending);
        } else {
            gossip.wants().failed(id);
        }
    }

    /** We published the same ourselves; a verdict is no longer needed. */
    void supersede(TopicState topic, MessageId id) {
        @Nullable Pending pending = topic.pending.remove(id);
        if (pending != null) {
            budget.giveAll(pending);
        }
    }

    /** Nobody waits for verdicts on this topic any more. */
    void dropAll(TopicState topic) {
        topic.pending.values().forEach(budget::giveAll);
        topic.pending.keySet().forEach(gossip.wants()::settled);
        topic.pending.clear();
    }

    void heartbeat(TopicState topic, Instant now) {
        topic.seen.expire(settings.timing().seenTtl(), now);
        Instant oldest = now.minus(settings.timing().validation());
        List<MessageId> late = lateIds(topic, oldest);
        late.forEach(id -> {
            @Nullable Pending pending = topic.pending.get(id);
            if (pending != null) {
                outbox.count(Reason.VALIDATION_EXPIRED, pending.judged().first);
                next(topic, id, pending, now);
            }
        });
    }

    private static List<MessageId> lateIds(TopicState topic, Instant oldest) {
        return topic.pending.entrySet().stream()
                .takeWhile(entry -> !entry.getValue().askedAt().isAfter(oldest))
                .map(Map.Entry::getKey)
                .toList();
    }

    PendingBudget budget() {
        return budget;
    }
}
