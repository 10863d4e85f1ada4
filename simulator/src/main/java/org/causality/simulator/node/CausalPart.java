package org.causality.simulator.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.causality.gateway.fetch.FetchChoice;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.causal.TimeVerdict;
import org.causality.simulator.check.Invariant;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.message.Payloads;
import org.causality.simulator.message.Said;
import org.causality.simulator.network.Frame;
import org.causality.simulator.network.Link;

/**
 * The causal core on a disk that takes its time, as its owner runs it: inputs gather while a sync is under way, then all
 * of them are one turn; nothing leaves before its rows are synced. One start of a node.
 *
 * <pre>
 * idle    --an input--> syncing    (its outputs are staged)
 * syncing --synced-->   idle, or syncing again with what came meanwhile
 * either  --crash-->    ended      (what is staged never was)
 * </pre>
 */
final class CausalPart {
    private static final long TICK_MICROS = CausalCore.TICK_MILLIS * 1_000;

    /** Inputs that wait for a sync; at it what gossip brings is dropped, and fetched later. */
    private static final int INBOX_MAX = 16_384;

    /** Of the words delivered last, a node's next one depends on some. */
    private static final int RECENT_MAX = 8;

    private static final int DEPENDENCIES_MAX = 3;

    private final Node node;
    private final World world;
    private final Log log;
    private final RecoveryPart recovery;
    private final SplittableRandom random;
    private final CausalLimits limits;
    private final SigningKey feedKey;
    private final CausalCore core;
    private final List<MessageId> recent = new ArrayList<>();
    private List<Input> inbox = new ArrayList<>();
    private List<Runnable> afterwards = new ArrayList<>();
    private boolean syncing;
    private boolean ended;

    CausalPart(Node node, World world, Log log, SplittableRandom random) {
        this.node = node;
        this.world = world;
        this.log = log;
        this.random = random;
        this.limits = CausalLimits.DEFAULT.withHeadersMax(world.script.headersMax());
        this.feedKey = World.key(random);
        this.core = new CausalCore(world.genesis, feedKey, limits);
        this.recovery = new RecoveryPart(node, world, log, this, random.split());
        log.restore(core, limits.headersMax());
        if (node.isPublisher()) {
            Instant now = node.now();
            Certificate certificate = Certificate.issue(
                    World.NETWORK,
                    Purpose.FEED,
                    feedKey.publicKey(),
                    now.toEpochMilli(),
                    world.operator(node.number()));
            stage(core.start(certificate, now), List.of());
        }
        world.engine.after(random.nextLong(TICK_MICROS), new Tick());
    }

    void end() {
        ended = true;
        recovery.end();
    }

    RecoveryPart recovery() {
        return recovery;
    }

    SigningKey feedKey() {
        return feedKey;
    }

    List<MessageId> heads() {
        return core.view().heads();
    }

    boolean lacksAnyOf(List<MessageId> ids) {
        return ids.stream().map(world.archive::find).anyMatch(said -> said == null || !log.hasHeader(said));
    }

    // ---- what comes in

    void received(Said said, Link link) {
        received(said, world.node(link.other(node.number())).name());
    }

    void received(Said said, String peer) {
        if (inbox.size() < INBOX_MAX) {
            take(Input.Received.of(said.envelope(), peer, Log.priority(said), millis()));
        }
    }

    private void receivedHeader(Said said, String peer) {
        take(new Input.Received(said.envelope().signed(), null, peer, Log.priority(said), millis()));
    }

    private long millis() {
        return node.now().toEpochMilli();
    }

    /** Says something new, resting on a few of the words that came last. */
    void speak() {
        List<MessageId> dependencies = random.ints(random.nextInt(DEPENDENCIES_MAX + 1), 0, RECENT_MAX)
                .filter(place -> place < recent.size())
                .distinct()
                .mapToObj(recent::get)
                .sorted()
                .toList();
        take(new Input.Publish(new Draft(Payloads.cancellation(World.NETWORK, random), dependencies, List.of())));
    }

    /** Runs once everything that was taken until now is synced. */
    void afterwards(Runnable action) {
        afterwards.add(action);
        take(new Input.Tick());
    }

    private void take(Input input) {
        inbox.add(input);
        if (!syncing) {
            turn();
        }
    }

    private final class Tick extends Event {
        @Override
        protected void happen() {
            if (!ended) {
                take(new Input.Tick());
                recovery.tick();
                world.engine.after(TICK_MICROS, new Tick());
            }
        }

        @Override
        protected long trace() {
            return Engine.word(20, node.number(), inbox.size());
        }
    }

    // ---- a turn

    private void turn() {
        List<Input> inputs = inbox;
        List<Runnable> then = afterwards;
        inbox = new ArrayList<>();
        afterwards = new ArrayList<>();
        Instant now = node.now();
        List<Output> outputs = new ArrayList<>(recall(inputs, now));
        for (Input input : inputs) {
            outputs.addAll(core.handle(input, now));
        }
        for (Output output : List.copyOf(outputs)) {
            if (output instanceof Output.LoadBody(MessageId id)) {
                Envelope body = log.body(id);
                if (body != null) {
                    outputs.addAll(core.handle(new Input.Loaded(body), now));
                }
            }
        }
        core.forgetBeyondBounds();
        stage(outputs, then);
    }

    private List<Output> recall(List<Input> inputs, Instant now) {
        var ids = core.recallNeeded(inputs);
        var drafts = core.draftsToRecall(inputs);
        if (ids.isEmpty() && drafts.isEmpty()) {
            return List.of();
        }
        List<StoredMessage> rows = log.find(ids, drafts);
        List<DraftId> stamped = rows.stream()
                .map(StoredMessage::draftId)
                .filter(Objects::nonNull)
                .toList();
        return core.handle(new Input.Recalled(rows, stamped), now);
    }

    private void stage(List<Output> outputs, List<Runnable> then) {
        syncing = true;
        boolean writes = outputs.stream().anyMatch(CausalPart::isWritten);
        Synced synced = new Synced(world.flaw.outputs(node.number(), outputs), then);
        world.engine.after(writes ? node.syncMicros() : 0, synced);
    }

    private static boolean isWritten(Output output) {
        return switch (output) {
            case Output.Store _, Output.Mute _, Output.Ticked _, Output.KeepDraft _, Output.DropDraft _ -> true;
            case Output.Deliver _, Output.Wire _, Output.LoadBody _, Output.Heard _, Output.Count _ -> false;
        };
    }

    private final class Synced extends Event {
        private final List<Output> outputs;
        private final List<Runnable> then;

        private Synced(List<Output> outputs, List<Runnable> then) {
            this.outputs = outputs;
            this.then = then;
        }

        @Override
        protected void happen() {
            if (ended) {
                return;
            }
            commit(outputs);
            release(outputs);
            then.forEach(Runnable::run);
            syncing = false;
            if (!inbox.isEmpty()) {
                turn();
            }
        }

        @Override
        protected long trace() {
            return Engine.word(21, node.number(), outputs.size());
        }
    }

    /** Own messages exist from here on: one that is lost in a crash was never said. */
    private void commit(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Wire(WireCommand.Publish(Envelope envelope))) {
                said(envelope);
            }
        }
        for (Output output : outputs) {
            switch (output) {
                case Output.Store(StoredMessage row) -> store(row);
                case Output.Mute mute -> log.put(mute);
                case Output.KeepDraft kept -> log.put(kept);
                case Output.DropDraft(DraftId id) -> log.drop(id);
                case Output.Ticked _,
                        Output.Deliver _,
                        Output.Wire _,
                        Output.LoadBody _,
                        Output.Heard _,
                        Output.Count _ -> {}
            }
        }
    }

    private void said(Envelope envelope) {
        int before = world.archive.size();
        Said said = world.archive.say(envelope, node.number(), world.engine.nowMicros());
        if (said.number() == before) {
            world.witness.said(said, node.isHonest());
        }
    }

    private void store(StoredMessage row) {
        Said said = world.archive.find(row.signed().id());
        if (said != null) {
            log.put(said, row);
            if (row.deliverySequence() > 0 && row.verdict() != TimeVerdict.UNJUDGED) {
                recovery.stored(said, row.computedTime());
            }
        }
    }

    private void release(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Deliver deliver -> delivered(deliver.sequence(), deliver.signed());
                case Output.Mute(long sequence, FeedMuted _) -> world.witness.sequence(node.number(), sequence);
                case Output.Ticked(long sequence) -> world.witness.sequence(node.number(), sequence);
                case Output.Wire(WireCommand command) -> carryOut(command);
                case Output.Store _,
                        Output.KeepDraft _,
                        Output.DropDraft _,
                        Output.LoadBody _,
                        Output.Heard _,
                        Output.Count _ -> {}
            }
        }
    }

    private void delivered(long sequence, SignedHeader signed) {
        Said said = Objects.requireNonNull(world.archive.find(signed.id()));
        world.witness.sequence(node.number(), sequence);
        world.witness.delivered(node.number(), said, node.isHonest());
        if (node.isPublisher() && said.isUserWord()) {
            recent.addFirst(signed.id());
            if (recent.size() > RECENT_MAX) {
                recent.removeLast();
            }
        }
    }

    private void carryOut(WireCommand command) {
        switch (command) {
            case WireCommand.Publish(Envelope envelope) ->
                node.gossip().publish(Objects.requireNonNull(world.archive.find(envelope.id())));
            case WireCommand.Fetch(List<MessageId> ids, String peer, int attempt) -> ask(ids, peer, attempt);
            case WireCommand.FetchBlob _ -> {}
        }
    }

    // ---- fetch

    private void ask(List<MessageId> ids, String first, int attempt) {
        List<Link> links = node.linksUp();
        List<String> names = links.stream()
                .map(link -> world.node(link.other(node.number())).name())
                .toList();
        String chosen = FetchChoice.peerFor(attempt, first, names);
        if (chosen != null) {
            world.network.send(links.get(names.indexOf(chosen)), node.number(), new Frame.Ask(ids));
        }
    }

    void asked(Link link, Frame.Ask ask) {
        List<Said> messages = new ArrayList<>();
        List<Said> headers = new ArrayList<>();
        for (MessageId id : ask.ids()) {
            Said said = world.archive.find(id);
            if (said != null && log.hasBody(said)) {
                messages.add(said);
            } else if (said != null && log.hasHeader(said)) {
                headers.add(said);
            }
        }
        if (!messages.isEmpty() || !headers.isEmpty()) {
            world.network.send(link, node.number(), new Frame.Answer(messages, headers));
        }
    }

    void answered(Link link, Frame.Answer answer) {
        String peer = world.node(link.other(node.number())).name();
        answer.headers().forEach(said -> receivedHeader(said, peer));
        answer.messages().forEach(said -> received(said, peer));
    }

    // ---- what is looked at

    CoreView view() {
        return core.view();
    }

    /** What must be the same everywhere in the end. */
    List<Object> state() {
        CoreView view = core.view();
        return List.of(view.heads(), view.verifiedTime(), core.voidFeeds());
    }

    void checkBounds() {
        CoreView view = core.view();
        boolean holds = view.heldBack() <= limits.heldMax()
                && view.heldBackBytes() <= limits.heldBytesMax()
                && view.wanted() <= limits.wantedMax()
                && view.draftsWaiting() <= limits.draftsWaitingMax()
                && view.unverified() <= limits.unverifiedMax()
                && inbox.size() <= INBOX_MAX;
        if (!holds) {
            world.witness.violated(Invariant.BOUNDS, node.number(), "the core holds " + view);
        }
        // While it syncs it is ahead of the world by what it has not said yet.
        if (!syncing) {
            world.witness.clock(node.number(), view.verifiedTime().value());
        }
    }

    /** Compares one answer of {@code happenedBefore} with the truth; what is below the floor has none. */
    void askHappenedBefore(Said a, Said b) {
        Stamp first = core.verifiedStamp(a.envelope().id());
        Stamp second = core.verifiedStamp(b.envelope().id());
        if (first != null && second != null && core.view().floor() == 0) {
            world.witness.answered(
                    node.number(), a.number(), b.number(), world.flaw.answer(core.happenedBefore(first, second)));
        }
    }
}
