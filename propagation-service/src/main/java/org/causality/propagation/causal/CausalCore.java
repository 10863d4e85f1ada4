package org.causality.propagation.causal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.BlobRef;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.MessageType.Membership;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.reason.CausalReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.FetchMessage;
import org.causality.model.wire.WireCommand;
import org.jspecify.annotations.Nullable;

/**
 * The causal core of one node. Not thread-safe: one owner calls it.
 *
 * <pre>
 * a message    header known   -> time UNJUDGED -> TRUE | FALSE | BROKEN | AFTER_BREACH      (what it names is judged)
 *              header alone   -> wanted                                                     (followed, or needed: Wants)
 *              wanted         -> delivered | withdrawn                                      (its dependencies are settled)
 * a feed       in force       -> void from sequence n                                       (false time, fork, break)
 * a draft      asked          -> waits -> stamped once | refused
 * </pre>
 *
 * <p>Life: restore what the store has ({@link #restoreMute} and {@link #restoreDelivered}, then {@link #restore} in order of computed time, then
 * {@link #restoreDraft}), {@link #start}, then {@link #handle} for good. Sequences of deliveries are dense from 1 over all
 * starts.
 */
public final class CausalCore {

    /** How often a {@link Input.Tick} is expected; the fetch schedule is no finer. */
    public static final long TICK_MILLIS = 100;

    private final CausalLimits limits;
    private final Turn turn = new Turn();
    private final Frontier frontier = new Frontier();
    private final Feeds feeds;
    private final Graph graph;
    private final HoldBack holdBack;
    private final FetchPlan fetches;
    private final DraftQueue drafts;
    private final Delivery delivery;
    private final Wants wants;
    private final Judgement judgement;
    private final OwnFeed ownFeed;
    private final Publishing publishing;
    private final Reachability reachability;
    private final Accusations accusations = new Accusations();
    private final HealthBeat health;
    private final HealthPlan healthPlan;
    private @Nullable PublicKey operator;

    /** @param feedKey a FEED sub-key no earlier start ever used */
    public CausalCore(Genesis genesis, SigningKey feedKey, CausalLimits limits) {
        this(genesis, feedKey, limits, HealthPlan.SILENT);
    }

    public CausalCore(Genesis genesis, SigningKey feedKey, CausalLimits limits, HealthPlan healthPlan) {
        this(genesis, feedKey, limits, healthPlan, Followed.ALL);
    }

    /** @param followed the bodies it takes until {@link Input.Follow} says otherwise */
    public CausalCore(
            Genesis genesis, SigningKey feedKey, CausalLimits limits, HealthPlan healthPlan, Followed followed) {
        this.limits = limits;
        this.healthPlan = healthPlan;
        // Seeded by the feed key: different at every node and start, the same for the same inputs.
        this.health = new HealthBeat(
                healthPlan, new SplittableRandom(feedKey.publicKey().value().hashCode()));
        TableSecret secret = TableSecret.of(feedKey);
        this.feeds = new Feeds(genesis.operators(), genesis.network(), secret);
        this.graph = new Graph(feeds, limits, secret);
        this.holdBack = new HoldBack(limits);
        this.fetches = new FetchPlan(limits);
        this.drafts = new DraftQueue(limits);
        this.delivery = new Delivery(turn, holdBack, fetches, drafts);
        this.wants = new Wants(graph, delivery, fetches, drafts, followed);
        this.judgement = new Judgement(turn, graph, feeds, frontier, delivery, drafts, accusations);
        this.ownFeed = new OwnFeed(genesis.network(), genesis.shards(), feedKey);
        this.publishing = new Publishing(turn, graph, frontier, drafts, ownFeed, this::takeOwn);
        this.reachability = new Reachability(limits.walkMax());
    }

    /** A feed that was void before this start. */
    public void restoreMute(FeedMuted muted, long deliverySequence) {
        for (Node newlyVoid : feeds.of(muted.key()).voidFrom(muted.sequence())) {
            if (newlyVoid.verdict == TimeVerdict.TRUE) {
                frontier.voided(newlyVoid);
            }
            delivery.settle(newlyVoid);
        }
        delivery.restored(deliverySequence);
        turn.endSilently(graph);
    }

    /** {@code delivered} had got this far before this start, by a tick or by anything else. */
    public void restoreDelivered(long deliverySequence) {
        delivery.restored(deliverySequence);
    }

    /**
     * A row of the log; rows come by rising computed time, unjudged ones last. A standby that follows the log hands over the
     * later versions of rows, too, in the order in which they were committed.
     */
    public void restore(StoredMessage row) {
        Node known = graph.known(row.signed().id());
        if (known == null) {
            admitRestored(row, false);
        } else {
            advance(known, row);
        }
        stamped(row);
        turn.endSilently(graph);
    }

    private void stamped(StoredMessage row) {
        DraftId draft = row.draftId();
        if (draft != null) {
            drafts.stamped(draft, row.signed().id());
        }
    }

    /**
     * Brings memory back to its bounds: once after a turn of inputs, never between them, for what was recalled for a turn must
     * stay until its last input is done, and what a turn stored can be recalled only once that is committed.
     */
    public void forgetBeyondBounds() {
        graph.forgetBeyondBounds(frontier).forEach(delivery::forget);
    }

    /** What was judged and forgotten was no head when it left, for heads stay: something forgotten names it. */
    private void admitRestored(StoredMessage row, boolean wasForgotten) {
        Arrival arrival = arrival(row);
        arrival.wanted = wants.isWanted(arrival);
        introduce(arrival, row.payload());
        Node node = row.verdict() == TimeVerdict.UNJUDGED
                ? graph.admit(arrival)
                : graph.admitJudged(arrival, row.verdict(), row.computedTime());
        var _ = Objects.requireNonNull(node.feed).place(node);
        node.liveChildren += wasForgotten && node.isJudged() ? 1 : 0;
        if (node.isJudged()) {
            judgement.restored(node);
        }
        turn.changed(node);
        if (row.deliverySequence() > 0) {
            delivery.restored(node, row.deliverySequence());
        } else {
            wants.needDependencies(node, arrival);
            delivery.settle(node);
        }
    }

    private static Arrival arrival(StoredMessage row) {
        Arrival arrival =
                new Arrival(row.signed(), null, "", row.priority(), row.receivedMillis(), row.own(), row.draftId());
        arrival.deliverySequence = row.deliverySequence();
        arrival.deliveredMillis = row.deliveredMillis();
        arrival.heldBackMillis = row.heldBackMillis();
        return arrival;
    }

    /** What became of a message after its row was first written. */
    private void advance(Node node, StoredMessage row) {
        Arrival arrival = node.arrival;
        if (arrival == null && node.settled) {
            return;
        }
        introduce(arrival == null ? arrival(row) : arrival, row.payload());
        if (!node.isJudged() && row.verdict() != TimeVerdict.UNJUDGED) {
            graph.judgedBefore(node, row.verdict(), row.computedTime());
            judgement.restored(node);
        }
        turn.changed(node);
        if (!node.settled && row.deliverySequence() > 0) {
            var _ = fetches.landed(node.id);
            delivery.restored(node, row.deliverySequence());
        } else {
            delivery.settle(node);
        }
    }

    /** A draft that was kept because it had to wait. */
    public void restoreDraft(Draft draft, long sinceMillis) {
        publishing.restore(draft, sinceMillis);
        needDependencies(draft);
    }

    /** The log holds rows that were not restored, all with computed times up to here. */
    public void startAbove(long computedTime) {
        graph.startsAbove(computedTime);
    }

    /** Opens the own feed with its certificate and asks for everything that is missing. */
    public List<Output> start(Certificate certificate, Instant now) {
        turn.begin(now.toEpochMilli());
        operator = certificate.operator();
        health.start(now.toEpochMilli());
        for (Node node : graph.incomplete()) {
            Arrival arrival = node.arrival;
            if (arrival != null) {
                delivery.settle(node);
                delivery.wantMissing(node, arrival);
                delivery.wantAll(graph.unknownDependencies(arrival), node, arrival);
            }
        }
        Draft opening = new Draft(new Payload.KeyCertificate(certificate), List.of(), List.of());
        publishing.stamp(opening.id(), opening);
        return end();
    }

    /** What follows from an input at this moment. */
    public List<Output> handle(Input input, Instant now) {
        turn.begin(now.toEpochMilli());
        switch (input) {
            case Input.Received received -> receive(received);
            case Input.Publish(Draft draft) -> {
                publishing.publish(draft);
                needDependencies(draft);
            }
            case Input.Tick() -> {
                delivery.tick(frontier.clock(), limits.ticksAheadMax());
                wants.tick();
                publishing.tick();
                accusations.look().forEach(id -> turn.add(new Output.LoadBody(id)));
                sayHealth();
            }
            case Input.TickAsked(long after) -> delivery.tickAfter(after);
            case Input.BlobWanted(BlobRef blob) -> turn.add(new Output.Wire(new WireCommand.FetchBlob(blob)));
            case Input.Recalled recalled -> recall(recalled);
            case Input.Settled(LamportTime floor) -> delivery.settledUpTo(floor.value(), graph.incomplete());
            case Input.Follow(Followed followed) -> wants.follow(followed);
            case Input.BodyAsked(MessageId id) -> wants.need(List.of(id));
            case Input.Loaded(Envelope envelope) -> {
                if (!accusations.found(envelope.signed())) {
                    publishing.copy(envelope);
                }
            }
        }
        return end();
    }

    /** A draft waits until what it depends on is delivered here, so that is wanted. */
    private void needDependencies(Draft draft) {
        if (drafts.isWaiting(draft.id())) {
            wants.need(draft.dependencies());
        }
    }

    private void sayHealth() {
        PublicKey ours = operator;
        if (ours != null && health.isDue(turn.nowMillis())) {
            Envelope said = publishing.sayEphemeral(new Payload.NetworkHealth(
                    ours,
                    new LamportTime(frontier.clock()),
                    delivery.delivered(),
                    health.said(turn.nowMillis()),
                    holdBack.count(),
                    healthPlan.agent()));
            turn.add(new Output.Heard(said, ours));
        }
    }

    private List<Output> end() {
        judgement.believeProofs();
        accusations.takeToSay().forEach(publishing::accuse);
        publishing.proceed();
        for (WireCommand.Fetch fetch : fetches.due(turn.nowMillis())) {
            turn.add(new Output.Wire(fetch));
        }
        return turn.end(graph);
    }

    private void receive(Input.Received received) {
        health.heardFrom(received.peer());
        Arrival arrival = Arrival.of(received);
        if (arrival.type != null && arrival.type.membership() == Membership.EPHEMERAL) {
            hear(received, arrival);
            return;
        }
        Node node = graph.known(received.signed().id());
        if (node == null) {
            takeNew(arrival);
        } else {
            takeBody(node, received);
        }
    }

    private void hear(Input.Received received, Arrival arrival) {
        Bytes payload = received.payload();
        long time = arrival.signed.header().time().value();
        boolean near = !Delivery.isFarAhead(arrival.signed.header(), frontier.clock(), limits.ticksAheadMax())
                && time >= frontier.clock() - limits.ticksAheadMax();
        if (payload != null && near) {
            turn.add(new Output.Heard(
                    new Envelope(received.signed(), payload),
                    feeds.operatorOf(received.signed().header().sender())));
        } else {
            turn.count(EdgeReason.OUT_OF_WINDOW, arrival);
        }
    }

    private void takeNew(Arrival arrival) {
        PriorityClass wantedIn = fetches.landed(arrival.signed.id());
        if (wantedIn != null) {
            arrival.priority = FetchPlan.higher(wantedIn, arrival.priority);
        }
        arrival.farAhead = Delivery.isFarAhead(arrival.signed.header(), frontier.clock(), limits.ticksAheadMax());
        if (arrival.farAhead) {
            turn.count(CausalReason.TOO_FAR_AHEAD, arrival);
        }
        introduce(arrival, arrival.payload);
        Node node = take(arrival);
        delivery.wantMissing(node, arrival);
        holdIfOpen(node, arrival);
    }

    private Node take(Arrival arrival) {
        arrival.wanted = wants.isWanted(arrival);
        Node node = graph.admit(arrival);
        if (!node.wanted) {
            arrival.payload = null;
        }
        wants.needDependencies(node, arrival);
        judgement.place(node, Objects.requireNonNull(node.feed));
        judgement.judge(node);
        delivery.settle(node);
        return node;
    }

    /** A known message came again: news only when its body was wanted. */
    private void takeBody(Node node, Input.Received received) {
        Arrival arrival = node.arrival;
        Bytes payload = received.payload();
        if (!node.wanted || node.settled || payload == null || (arrival != null && arrival.payload != null)) {
            turn.count(EdgeReason.DUPLICATE, Arrival.of(received));
            return;
        }
        PriorityClass wantedIn = fetches.landed(node.id);
        if (arrival == null) {
            arrival = Arrival.of(received);
            arrival.priority = wantedIn == null ? arrival.priority : FetchPlan.higher(wantedIn, arrival.priority);
            wants.rejoin(node, arrival);
        }
        if (arrival.dropped) {
            turn.count(CausalReason.REFETCHED, arrival);
        }
        arrival.payload = payload;
        arrival.peer = received.peer();
        introduce(arrival, payload);
        delivery.settle(node);
        holdIfOpen(node, arrival);
    }

    private void holdIfOpen(Node node, Arrival arrival) {
        Bytes payload = arrival.payload;
        if (!node.settled && payload != null) {
            if (node.dependenciesUnsettled > 0) {
                turn.count(CausalReason.MISSING_DEPENDENCY, arrival);
            }
            delivery.hold(node, Objects.requireNonNull(node.feed), arrival, payload);
        }
    }

    private Node takeOwn(Envelope envelope, DraftId draftId) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        Arrival arrival = new Arrival(
                envelope.signed(), envelope.payload(), "", type.defaultClass(), turn.nowMillis(), true, draftId);
        introduce(arrival, envelope.payload());
        return take(arrival);
    }

    private void introduce(Arrival arrival, @Nullable Bytes payload) {
        if (payload != null
                && arrival.type == MessageType.KEY_CERTIFICATE
                && arrival.signed.header().sequence() == 0) {
            feeds.introduce(arrival.signed, payload);
        }
        if (payload != null
                && arrival.type == MessageType.EQUIVOCATION_PROOF
                && Payload.decode(arrival.type, payload)
                        instanceof Decoded.Ok<Payload>(Payload.EquivocationProof(EquivocationEvidence evidence))) {
            accusations.heard(evidence);
        }
    }

    private void recall(Input.Recalled recalled) {
        for (StoredMessage row : recalled.messages()) {
            if (graph.known(row.signed().id()) == null) {
                admitRestored(row, true);
            }
            stamped(row);
        }
    }

    /**
     * What the owner has to look up in the store before it hands these inputs over, because memory has forgotten some:
     * ids of messages. Empty until the bounds of memory were reached once.
     */
    public Set<MessageId> recallNeeded(List<Input> inputs) {
        if (!graph.hasForgotten()) {
            return Set.of();
        }
        Set<MessageId> needed = new LinkedHashSet<>();
        for (Input input : inputs) {
            switch (input) {
                case Input.Received received -> {
                    needed.add(received.signed().id());
                    received.signed().header().named().forEach(needed::add);
                }
                case Input.Publish(Draft draft) -> needed.addAll(draft.dependencies());
                case Input.BodyAsked(MessageId id) -> needed.add(id);
                case Input.TickAsked _,
                        Input.BlobWanted _,
                        Input.Tick _,
                        Input.Recalled _,
                        Input.Settled _,
                        Input.Follow _,
                        Input.Loaded _ -> {}
            }
        }
        needed.removeIf(id -> graph.known(id) != null);
        return needed;
    }

    /** The drafts among these inputs that the owner has to look up, because memory has forgotten stamped ones. */
    public Set<DraftId> draftsToRecall(List<Input> inputs) {
        if (!drafts.hasForgotten() && !graph.hasForgotten()) {
            return Set.of();
        }
        Set<DraftId> needed = new LinkedHashSet<>();
        for (Input input : inputs) {
            if (input instanceof Input.Publish(Draft draft)) {
                needed.add(draft.id());
            }
        }
        needed.removeIf(id -> drafts.stampedAs(id) != null);
        return needed;
    }

    /** Whether a happened before b, by reachability, never by comparing numbers; UNKNOWN at and below the settled floor. */
    public Causality happenedBefore(Stamp a, Stamp b) {
        Node first = graph.known(a.id());
        Node second = graph.known(b.id());
        if (first == null
                || second == null
                || a.time().value() != first.computed
                || b.time().value() != second.computed
                || delivery.isSettledTime(first)
                || delivery.isSettledTime(second)) {
            return Causality.UNKNOWN;
        }
        return reachability.between(first, second);
    }

    /** The stamp of a message whose time is verified, or null. */
    public @Nullable Stamp verifiedStamp(MessageId id) {
        Node node = graph.known(id);
        return node == null || node.verdict != TimeVerdict.TRUE ? null : new Stamp(new LamportTime(node.computed), id);
    }

    /**
     * The operators known to have a message: what they said last rests on it. An operator that said nothing since is not
     * among them, though it may have the message.
     */
    public SortedSet<PublicKey> acknowledgedBy(MessageId id) {
        SortedSet<PublicKey> operators = new TreeSet<>();
        Node message = graph.known(id);
        if (message != null) {
            feeds.latest().forEach((operator, latest) -> {
                if (latest == message || reachability.between(message, latest) == Causality.BEFORE) {
                    operators.add(operator);
                }
            });
        }
        return operators;
    }

    public TimeVerdict verdict(MessageId id) {
        Node node = graph.known(id);
        return node == null ? TimeVerdict.UNJUDGED : node.verdict;
    }

    /** From which sequence (unsigned) each void feed is void. */
    public SortedMap<PublicKey, Long> voidFeeds() {
        return feeds.voids();
    }

    public CoreView view() {
        List<MessageId> heads = new ArrayList<>();
        frontier.highest(FetchMessage.HEADS_MAX).forEach(node -> heads.add(node.id));
        return new CoreView(
                heads,
                new LamportTime(frontier.clock()),
                new LamportTime(feeds.stableUpTo()),
                delivery.delivered(),
                graph.floor(),
                new LamportTime(delivery.settledUpTo()),
                holdBack.count(),
                holdBack.bytes(),
                fetches.count(),
                drafts.count(),
                graph.knownCount(),
                graph.unverifiedCount());
    }
}
