package org.causality.propagation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.CheckpointId;
import org.causality.model.message.LamportTime;
import org.jspecify.annotations.Nullable;

/**
 * Several nodes for a day and a half of virtual time: claims travel late and in any order, nodes restart, a late message makes the
 * pasts differ for a while, one of them says something else in each incarnation.
 */
class NodesCertifyTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = CheckpointLimits.LAG_MILLIS_MIN;
    private static final long END = DAY + DAY / 2;

    /** Four floors pass in an hour. */
    private static final long STEP_MILLIS = 15 * MINUTE;

    @Property(tries = 12)
    void theyComeToOneChainThatNeverGoesBack(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 7) int operators, @ForAll boolean withLiar) {
        Network network = new Network(new Random(seed), operators, withLiar);
        network.run();
        for (Node node : network.honest()) {
            LamportTime settled = node.core.settled().floor();
            // A day behind, three claims until it is settled, and what late messages cost.
            long behind = (END - DAY) / STEP_MILLIS - 8;
            assertThat(settled).isGreaterThanOrEqualTo(Council.floor(behind));
            assertThat(settled).isLessThanOrEqualTo(Council.floor((END - DAY) / STEP_MILLIS));
        }
        network.assertThatAllIsOneChain();
    }

    /** Something for a node at a time; ties in the order of making. */
    private record Event(long millis, long number, int node, Input input) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = Long.compare(millis, other.millis);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }

    private static final class Node {
        final int operator;
        CheckpointCore core;
        long incarnation = 1;
        Anchor settled;
        final List<Output.Note> notes = new ArrayList<>();
        final List<Input> log = new ArrayList<>();
        final Set<LamportTime> claimed = new HashSet<>();

        Node(Council council, int operator) {
            this.operator = operator;
            this.settled = council.start();
            this.core = council.core(operator, CheckpointLimits.DEFAULT);
        }

        /** What was settled is stored; the rest is told by the log. */
        void restart() {
            incarnation++;
            core = new CheckpointCore(Council.NETWORK, Council.key(operator), settled, CheckpointLimits.DEFAULT);
            notes.forEach(core::restore);
            for (Input input : log) {
                var _ = core.handle(input, Instant.EPOCH);
            }
        }
    }

    private static final class Network {
        final Random random;
        final boolean withLiar;
        final Council council;
        final List<Node> nodes = new ArrayList<>();
        final PriorityQueue<Event> events = new PriorityQueue<>();
        final Map<CheckpointId, Checkpoint> all = new HashMap<>();
        long made;

        Network(Random random, int operators, boolean withLiar) {
            this.random = random;
            this.withLiar = withLiar;
            this.council = new Council(random.ints(operators, 3, 5).toArray());
            for (int i = 0; i < operators; i++) {
                nodes.add(new Node(council, i));
            }
        }

        /** The last one lies, and weighs less than a third. */
        boolean isLiar(int node) {
            return withLiar && node == nodes.size() - 1;
        }

        List<Node> honest() {
            return nodes.stream().filter(node -> !isLiar(node.operator)).toList();
        }

        void run() {
            for (long millis = 0; millis < END; millis += MINUTE) {
                for (Node node : nodes) {
                    LamportTime verified = new LamportTime(1 + millis * Checkpoint.STEP_TICKS / STEP_MILLIS);
                    schedule(millis + random.nextInt(1_000), node.operator, new Input.Tick(verified));
                }
            }
            while (!events.isEmpty()) {
                Event event = events.poll();
                step(nodes.get(event.node), event.input, event.millis);
            }
        }

        private void schedule(long millis, int node, Input input) {
            if (millis < END) {
                events.add(new Event(millis, made++, node, input));
            }
        }

        private void step(Node node, Input input, long millis) {
            if (input instanceof Input.Tick && random.nextInt(2_000) == 0) {
                node.restart();
            }
            if (input instanceof Input.Claimed) {
                node.log.add(input);
            }
            for (Output output : node.core.handle(input, Instant.ofEpochMilli(millis))) {
                carryOut(node, output, millis);
            }
        }

        private void carryOut(Node node, Output output, long millis) {
            switch (output) {
                case Output.Note note -> node.notes.add(note);
                case Output.Sum(LamportTime above, LamportTime floor) ->
                    schedule(millis + random.nextInt(5_000), node.operator, sum(above, floor));
                case Output.Say(Checkpoint claim) -> say(node, claim, millis);
                case Output.Settled(Anchor base) -> {
                    assertThat(base.floor()).isGreaterThan(node.settled.floor());
                    node.settled = base;
                }
                case Output.Certified _, Output.Refused _ -> {}
            }
        }

        /** Sometimes one has a message more than the others, until recovery has brought it to all. */
        private Input sum(LamportTime above, LamportTime floor) {
            long late = random.nextInt(12) == 0 ? 1 : 0;
            return new Input.Summed(
                    above, floor, Council.hash(above + " " + floor + " " + late), above.ticksUntil(floor) + late);
        }

        private void say(Node node, Checkpoint claim, long millis) {
            assertThat(node.claimed.add(claim.floor()))
                    .as("a floor is claimed once")
                    .isTrue();
            tell(node, claim, millis);
            if (isLiar(node.operator)) {
                node.incarnation++;
                tell(
                        node,
                        Council.on(
                                node.core.tip(),
                                1 + claim.floor().value() / Checkpoint.STEP_TICKS,
                                "lie",
                                node.core.tip().operators()),
                        millis);
            }
        }

        private void tell(Node from, Checkpoint claim, long millis) {
            Input heard = new Input.Claimed(Council.claim(from.operator, from.incarnation, claim));
            all.put(claim.id(), claim);
            from.log.add(heard);
            for (Node node : nodes) {
                long delay = node == from ? 10 : 10 + random.nextInt(random.nextInt(20) == 0 ? 120_000 : 2_000);
                schedule(millis + delay, node.operator, heard);
            }
        }

        /** Whatever is settled anywhere lies below the highest settled one. */
        void assertThatAllIsOneChain() {
            Set<CheckpointId> chain = new HashSet<>();
            Anchor highest = honest().stream()
                    .map(node -> node.core.settled())
                    .max((a, b) -> a.floor().compareTo(b.floor()))
                    .orElseThrow();
            for (CheckpointId id = highest.named(); id != null; id = previous(id)) {
                chain.add(id);
            }
            for (Node node : honest()) {
                assertThat(chain).contains(node.core.settled().id());
            }
        }

        private @Nullable CheckpointId previous(CheckpointId id) {
            Checkpoint checkpoint = all.get(id);
            return checkpoint == null ? null : checkpoint.previous();
        }
    }
}
