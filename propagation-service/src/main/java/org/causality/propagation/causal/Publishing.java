package org.causality.propagation.causal;

import java.util.List;
import java.util.Objects;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.MessageType.Membership;
import org.causality.model.message.Payload;
import org.causality.model.reason.CausalReason;
import org.causality.model.wire.WireCommand;

/**
 * Turns drafts into own messages: each once, after its dependencies were delivered here and their times verified.
 *
 * <p>A user's order that cannot be named (its carrier's feed is void, or its time stays unverified for 30 s) is published
 * again in the own feed, and what depends on it depends on that copy: nobody can make an order uncancellable.
 */
final class Publishing {

    static final long REPUBLISH_AFTER_MILLIS = 30_000;

    private enum Readiness {
        READY,
        WAITS,
        NEEDS_COPY,
        IMPOSSIBLE
    }

    private final Turn turn;
    private final Graph graph;
    private final Frontier frontier;
    private final DraftQueue drafts;
    private final OwnFeed feed;
    private final OwnMessages ownMessages;

    /** Takes an own message in as if it had been received. */
    interface OwnMessages {
        Node take(Envelope envelope, DraftId draftId);
    }

    Publishing(Turn turn, Graph graph, Frontier frontier, DraftQueue drafts, OwnFeed feed, OwnMessages ownMessages) {
        this.turn = turn;
        this.graph = graph;
        this.frontier = frontier;
        this.drafts = drafts;
        this.feed = feed;
        this.ownMessages = ownMessages;
    }

    void publish(Draft draft) {
        DraftId id = draft.id();
        MessageType type = draft.payload().type();
        if (draft.dependencies().size() > Header.DEPENDENCIES_MAX
                || draft.payload().encode().size() > Header.PAYLOAD_SIZE_MAX) {
            count(CausalReason.DRAFT_INVALID, draft);
        } else if (type.membership() == Membership.EPHEMERAL) {
            say(feed.stampEphemeral(draft, frontier.clock()));
        } else if (drafts.stampedAs(id) != null || drafts.isWaiting(id)) {
            count(CausalReason.DRAFT_REPEATED, draft);
        } else {
            admit(id, draft);
        }
    }

    private void admit(DraftId id, Draft draft) {
        switch (readiness(draft)) {
            case READY -> stamp(id, draft);
            case IMPOSSIBLE -> count(CausalReason.DEPENDENCY_VOID, draft);
            case WAITS, NEEDS_COPY -> {
                if (drafts.isFull()) {
                    count(CausalReason.HOLD_BACK_FULL, draft);
                    return;
                }
                count(CausalReason.TIME_UNVERIFIED, draft);
                drafts.await(id, draft, turn.nowMillis());
                drafts.wake(id);
                turn.add(new Output.KeepDraft(draft, turn.nowMillis()));
            }
        }
    }

    /** Two things were said at one place of a feed: everybody is shown both headers. Nothing is said before the own feed is open. */
    void accuse(EquivocationEvidence evidence) {
        if (feed.last() != null) {
            publish(new Draft(new Payload.EquivocationProof(evidence), List.of(), List.of()));
        }
    }

    /** A message outside the DAG. */
    Envelope sayEphemeral(Payload payload) {
        Envelope envelope = feed.stampEphemeral(new Draft(payload, List.of(), List.of()), frontier.clock());
        say(envelope);
        return envelope;
    }

    /** A kept draft of an earlier start; only said again when it was not stamped. */
    void restore(Draft draft, long sinceMillis) {
        DraftId id = draft.id();
        if (drafts.stampedAs(id) == null) {
            drafts.await(id, draft, sinceMillis);
            drafts.wake(id);
        }
    }

    /** Goes on with the drafts something happened to. */
    void proceed() {
        while (drafts.hasWoken()) {
            drafts.takeWoken().forEach(this::proceed);
        }
    }

    private void proceed(DraftQueue.Waiting waiting) {
        Draft draft = waiting.draft();
        switch (readiness(draft)) {
            case READY -> {
                stamp(waiting.id(), draft);
                turn.add(new Output.DropDraft(waiting.id()));
            }
            case IMPOSSIBLE -> {
                count(CausalReason.DEPENDENCY_VOID, draft);
                drafts.remove(waiting.id());
                turn.add(new Output.DropDraft(waiting.id()));
            }
            case NEEDS_COPY -> copyUnnameable(draft, false);
            case WAITS -> {}
        }
    }

    void tick() {
        drafts.waitingSince(turn.nowMillis() - REPUBLISH_AFTER_MILLIS)
                .forEach(waiting -> copyUnnameable(waiting.draft(), true));
    }

    private void copyUnnameable(Draft draft, boolean waitedLong) {
        for (MessageId dependency : draft.dependencies()) {
            Node node = graph.known(dependency);
            if (node != null
                    && node.settled
                    && node.userWord
                    && !node.isNameable()
                    && (waitedLong || node.isJudged())) {
                turn.add(new Output.LoadBody(dependency));
            }
        }
    }

    /** The body of a carrier that cannot be named: says it again, and lets what waits for it depend on the copy. */
    void copy(Envelope carrier) {
        MessageType type = MessageType.ofCode(carrier.header().type()).orElse(null);
        Node node = graph.known(carrier.id());
        if (type == null || node == null || node.isNameable()) {
            return;
        }
        if (Payload.decode(type, carrier.payload()) instanceof Decoded.Ok<Payload>(Payload payload)) {
            Draft copy = new Draft(payload, List.of(), carrier.header().ttl());
            if (drafts.stampedAs(copy.id()) == null) {
                stamp(copy.id(), copy);
            }
            drafts.replace(carrier.id(), Objects.requireNonNull(drafts.stampedAs(copy.id())));
        }
    }

    private Readiness readiness(Draft draft) {
        Readiness readiness = Readiness.READY;
        for (MessageId dependency : draft.dependencies()) {
            Node node = graph.known(dependency);
            if (node == null || !node.settled || !node.isJudged()) {
                readiness = Readiness.WAITS;
            } else if (!node.isNameable() && !node.userWord) {
                return Readiness.IMPOSSIBLE;
            } else if (!node.isNameable() && readiness == Readiness.READY) {
                readiness = Readiness.NEEDS_COPY;
            }
        }
        return readiness;
    }

    void stamp(DraftId id, Draft draft) {
        List<Node> dependencies = draft.dependencies().stream()
                .map(dependency -> Objects.requireNonNull(graph.known(dependency)))
                .toList();
        Envelope envelope =
                feed.stamp(draft, frontier.parents(Header.PARENTS_MAX + 1 + dependencies.size()), dependencies);
        drafts.stamped(id, envelope.id());
        feed.said(ownMessages.take(envelope, id));
        say(envelope);
    }

    private void say(Envelope envelope) {
        turn.add(new Output.Wire(new WireCommand.Publish(envelope)));
    }

    private void count(CausalReason reason, Draft draft) {
        MessageType type = draft.payload().type();
        turn.count(reason, type.seedName(), type.defaultClass());
    }
}
