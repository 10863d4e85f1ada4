package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.BlobRef;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.World;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.lineage.Branch;

/**
 * Some orchestrators, the messages between them, workers and a blob store, under virtual time. Messages reach each node in
 * a random order that respects dependencies; a drop is a delivery that comes later.
 */
final class Bench {
    /** @param dependencies delivered to a node before it */
    record Message(
            Stamp stamp, PublicKey sender, long feedSequence, Input.Content content, Set<MessageId> dependencies) {}

    /** One operator. */
    final class Node {
        final int number;
        final PublicKey feed;
        Orchestrator core;
        final List<JobEvent.Told> told = new ArrayList<>();
        final List<Errand> errands = new ArrayList<>();
        final List<Grant> held = new ArrayList<>();
        final Map<Object, Row> kept = new HashMap<>();
        private final Set<MessageId> delivered = new HashSet<>();
        private long sequence;
        private long said;

        Node(int number, int count) {
            this.number = number;
            this.feed = new PublicKey(World.word(5_000L + number));
            this.core = new Orchestrator(World.setup(number, count));
        }

        void handle(Input input) {
            core.handle(input, now);
            drain();
        }

        void drain() {
            for (Output output : core.drain(now)) {
                switch (output) {
                    case Output.Keep(Row row) -> kept.put(key(row), row);
                    case Output.Forget(Gone gone) -> kept.remove(gone);
                    case Output.Publish(Draft draft) -> publish(this, draft);
                    case Output.Tell(JobEvent.Told event) -> told.add(event);
                    case Output.Run(Errand errand) -> errands.add(errand);
                }
            }
        }

        private static Object key(Row row) {
            return switch (row) {
                case Row.FeedOwner owner -> List.of("feed", owner.key());
                case Row.FeedEnd end -> List.of("end", end.key());
                case Row.Fact(var fact) -> new Gone.Fact(fact.id());
                case Row.Order(var order) -> new Gone.Order(order.id());
                case Row.Declaration(var declaration) ->
                    new Gone.Declaration(declaration.intent().id());
                case Row.Claim(var claim) -> List.of("claim", claim.job());
                case Row.Job(var job) -> new Gone.Job(job.id());
                case Row.Position _ -> "position";
            };
        }

        /** As after a crash: everything but what was kept is gone; workers live on. */
        void restart() {
            core = new Orchestrator(World.setup(number, nodes.size()));
            core.restore(kept.values());
            errands.clear();
            drain();
        }

        boolean deliverOne(Message message) {
            boolean cut = !reach.test(this, message);
            if (cut || delivered.contains(message.stamp.id()) || !delivered.containsAll(message.dependencies)) {
                return false;
            }
            delivered.add(message.stamp.id());
            handle(new Input.Delivered(
                    ++sequence, message.stamp, message.sender, message.feedSequence, message.content));
            return true;
        }

        void work() {
            for (Grant grant : held) {
                var made = World.PROGRAM.prove(grant.seed(), grant.history(), grant.oldRoot(), grant.effect());
                var _ = core.result(grant.job(), grant.fence(), made, now);
            }
            held.clear();
            held.addAll(core.lease("worker-" + number, 1, now));
            drain();
        }

        void runErrand(Errand errand) {
            errands.remove(errand);
            handle(outcome(errand));
        }

        private Input outcome(Errand errand) {
            return switch (errand) {
                case Errand.Check(var job, long fence, var program, var inputs, var proof) ->
                    new Input.ProofChecked(job, fence, World.PROGRAM.check(program, inputs, proof));
                case Errand.Keep(var job, var proof) -> new Input.BlobKept(job, keep(proof));
                case Errand.Fetch(var proof) -> {
                    Bytes blob = blobs.get(proof.blob().root());
                    yield blob == null
                            ? new Input.ErrandFailed(errand, 100, "not here")
                            : new Input.ClaimChecked(
                                    proof.job(), World.PROGRAM.check(proof.verifier(), proof.publicInputs(), blob));
                }
                case Errand.Watch(var job, var _, var _, var _) -> new Input.Watched(job);
                case Errand.Sign(var job, var _, var _, var purchase) -> new Input.Signed(job, purchase);
                case Errand.Submit(var job, var _, var signed) -> {
                    sent.add(signed);
                    yield new Input.PurchaseSent(job, DomainTag.OUTPUT.hash(signed));
                }
                case Errand.Inquire(var job, var _, var transaction) -> {
                    inquired++;
                    yield reverted.contains(transaction)
                            ? new Input.PurchaseReverted(job, transaction)
                            : new Input.ErrandFailed(errand, 0, "it is in no block");
                }
            };
        }

        Branch branch() {
            return core.branch(World.LINEAGE);
        }
    }

    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    final List<Node> nodes = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Map<Bytes32, Bytes> blobs = new HashMap<>();
    /** Every transaction that was sent, as often as it was. */
    final List<Bytes> sent = new ArrayList<>();
    /** What the chain has executed in vain, in final blocks. */
    final Set<Bytes32> reverted = new HashSet<>();
    /** How often somebody asked what became of a transaction. */
    int inquired;
    /** Which messages can come to which node now. */
    BiPredicate<Node, Message> reach = (_, _) -> true;

    private long clock;

    Bench(int count) {
        for (int i = 0; i < count; i++) {
            nodes.add(new Node(i, count));
        }
        for (Node node : nodes) {
            var certified = new Input.Content.FeedCertified(
                    node.feed, World.operatorKey(node.number).publicKey());
            say(node.feed, node.said++, certified, Set.of());
        }
    }

    private Message say(PublicKey feed, long sequence, Input.Content content, Set<MessageId> dependencies) {
        clock++;
        MessageId id = new MessageId(DomainTag.HEADER.hash(World.word(clock).toBytes()));
        Message message = new Message(new Stamp(new LamportTime(clock), id), feed, sequence, content, dependencies);
        messages.add(message);
        return message;
    }

    private void publish(Node node, Draft draft) {
        Input.Content content = switch (draft.payload()) {
            case Payload.ComputationIntent(var intent) -> new Input.Content.IntentSaid(intent);
            case Payload.ProofAnnouncement(var proof) -> new Input.Content.ProofSaid(proof);
            default -> throw new AssertionError("an orchestrator does not say " + draft.payload());
        };
        var _ = say(node.feed, node.said++, content, Set.copyOf(draft.dependencies()));
    }

    /** A message that tells of something on a chain; the fact itself each node learns from its own client. */
    Stamp observation() {
        return say(nodes.getFirst().feed, nodes.getFirst().said++, new Input.Content.Other(), Set.of())
                .stamp();
    }

    void order(SignedUserOrder order) {
        var _ = say(nodes.getFirst().feed, nodes.getFirst().said++, new Input.Content.OrderCarried(order), Set.of());
        nodes.forEach(node -> node.handle(new Input.OrderMoved(order.id(), OrderStatus.OPEN)));
    }

    void fact(Fact fact) {
        nodes.forEach(node -> node.handle(new Input.FactKnown(fact)));
    }

    private BlobRef keep(Bytes proof) {
        Bytes32 root = Bytes32.of(DomainTag.sha256().digest(proof.toArray()));
        blobs.put(root, proof);
        return new BlobRef(root, proof.size(), BlobRef.CHUNK_BYTES_MAX);
    }

    /** Everything that can happen now happens at every node, in order; then time passes. */
    void settle(int ticks) {
        for (int i = 0; i < ticks; i++) {
            for (Node node : nodes) {
                deliverAll(node);
                for (Errand errand : List.copyOf(node.errands)) {
                    node.runErrand(errand);
                }
                node.work();
                node.handle(new Input.Tick());
            }
            now = now.plusMillis(500);
        }
    }

    void deliverAll(Node node) {
        for (int i = 0; i < messages.size(); i++) {
            var _ = node.deliverOne(messages.get(i));
        }
    }

    /** One thing happens somewhere, or is dropped and happens later. */
    void step(Random random) {
        Node node = nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                Message any = messages.get(random.nextInt(messages.size()));
                if (random.nextInt(4) > 0) {
                    var _ = node.deliverOne(any);
                }
            }
            case 3 -> {
                if (!node.errands.isEmpty()) {
                    node.runErrand(node.errands.get(random.nextInt(node.errands.size())));
                }
            }
            case 4 -> node.work();
            default -> {
                now = now.plusMillis(random.nextInt(400));
                node.handle(new Input.Tick());
            }
        }
    }

    List<JobEvent.StatusChanged> changes(Node node) {
        return node.told.stream()
                .map(JobEvent.Told::event)
                .filter(JobEvent.StatusChanged.class::isInstance)
                .map(JobEvent.StatusChanged.class::cast)
                .toList();
    }

    static <T> T present(@org.jspecify.annotations.Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
