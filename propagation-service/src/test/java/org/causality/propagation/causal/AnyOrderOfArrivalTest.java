package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.jspecify.annotations.Nullable;

/** Random histories with liars, in random orders, with losses and duplicates: the same end state, always the truth. */
class AnyOrderOfArrivalTest {

    private static final Genesis GENESIS = new Genesis(
            new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1))));
    private static final int LENGTH_MAX = 120;

    @Property(tries = 300)
    void endsInTheTruth(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = new RandomHistory(seed, feeds, 10 + (int) Math.abs(seed % LENGTH_MAX), lies * 0.08);
        CausalCore core = new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT);
        Telling telling = new Telling();
        telling.tell(core, history, new Random(seed ^ 0x5eed));

        assertThatItIsTheTruth(core, history);
        telling.assertThatDeliveryWasCausal(history);
        CausalCore restarted = telling.log.restart(GENESIS, Drafts.key(2), CausalLimits.DEFAULT);
        assertThatItIsTheTruth(restarted, history);
        assertThat(restarted.view().delivered()).isEqualTo(core.view().delivered());
    }

    /** Wherever the holder dies: what it delivered stays, and the standby goes on from there to the same end. */
    @Property(tries = 300)
    void aStandbyThatFollowedTheLogGoesOn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = new RandomHistory(seed, feeds, 10 + (int) Math.abs(seed % LENGTH_MAX), lies * 0.08);
        CausalCore holder = new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT);
        Telling telling = new Telling();
        telling.follower = new CausalCore(GENESIS, Drafts.key(2), CausalLimits.DEFAULT);
        telling.tellUntil(holder, history, new Random(seed ^ 0x5eed));
        assertThat(telling.follower.voidFeeds()).isEqualTo(holder.voidFeeds());
        assertThat(telling.follower.view().verifiedTime())
                .isEqualTo(holder.view().verifiedTime());
        assertThat(telling.follower.view().heads()).isEqualTo(holder.view().heads());
        assertThat(telling.follower.view().delivered()).isEqualTo(holder.view().delivered());

        CausalCore next = telling.follower;
        telling.follower = null;
        telling.tell(next, history, new Random(seed ^ 0xa7));
        assertThatItIsTheTruth(next, history);
        telling.assertThatDeliveryWasCausal(history);
    }

    private static void assertThatItIsTheTruth(CausalCore core, RandomHistory history) {
        for (RandomHistory.Truth truth : history.messages) {
            assertThat(core.verdict(truth.id())).isEqualTo(truth.verdict);
        }
        assertThat(core.view().verifiedTime().value()).isEqualTo(history.clock());
        assertThat(core.voidFeeds()).containsExactlyInAnyOrderEntriesOf(history.voids());
        Set<MessageId> heads = history.heads();
        if (heads.size() <= 32) {
            assertThat(core.view().heads()).containsExactlyInAnyOrderElementsOf(heads);
        }
        assertThatCausalityIsReachability(core, history);
    }

    private static void assertThatCausalityIsReachability(CausalCore core, RandomHistory history) {
        for (RandomHistory.Truth a : history.messages) {
            for (RandomHistory.Truth b : history.messages) {
                assertThat(core.happenedBefore(stamp(a), stamp(b))).isEqualTo(history.causality(a, b));
            }
        }
    }

    private static Stamp stamp(RandomHistory.Truth truth) {
        return new Stamp(new LamportTime(truth.computed), truth.id());
    }

    /** One telling of a history to one core. */
    private static final class Telling {
        private final TestLog log = new TestLog();
        private final Deque<Envelope> answers = new ArrayDeque<>();
        private final List<MessageId> delivered = new ArrayList<>();
        private long nowMillis = 1_000;
        private long lastSequence;
        private @Nullable CausalCore follower;

        /** Some of it, and then no more. */
        void tellUntil(CausalCore core, RandomHistory history, Random random) {
            List<Envelope> arrivals = new ArrayList<>(history.envelopes());
            Collections.shuffle(arrivals, random);
            for (Envelope envelope : arrivals.subList(0, random.nextInt(arrivals.size() + 1))) {
                take(core, history, random.nextInt(4) == 0 ? Spoken.headerOnly(envelope) : Spoken.received(envelope));
            }
            answers.clear();
        }

        void tell(CausalCore core, RandomHistory history, Random random) {
            List<Envelope> arrivals = new ArrayList<>();
            List<Envelope> late = new ArrayList<>();
            history.messages.forEach(truth -> (random.nextInt(10) == 0 ? late : arrivals).add(truth.envelope));
            arrivals.addAll(arrivals.subList(0, arrivals.size() / 5));
            Collections.shuffle(arrivals, random);
            for (Envelope envelope : arrivals) {
                take(core, history, random.nextInt(8) == 0 ? Spoken.headerOnly(envelope) : Spoken.received(envelope));
                while (!answers.isEmpty() && random.nextBoolean()) {
                    take(core, history, Spoken.received(answers.pop()));
                }
            }
            late.forEach(envelope -> take(core, history, Spoken.received(envelope)));
            while (!answers.isEmpty()) {
                take(core, history, Spoken.received(answers.pop()));
            }
        }

        private void take(CausalCore core, RandomHistory history, Input input) {
            nowMillis++;
            Instant now = Instant.ofEpochMilli(nowMillis);
            List<Output> outputs = log.write(core, core.handle(input, now), now);
            if (follower != null) {
                TestLog.follow(follower, outputs);
            }
            for (Output output : outputs) {
                switch (output) {
                    case Output.Deliver deliver -> {
                        assertThat(deliver.sequence()).isEqualTo(++lastSequence);
                        assertThatDependenciesAreSettled(
                                history, history.of(deliver.signed().id()));
                        delivered.add(deliver.signed().id());
                    }
                    case Output.Mute mute -> assertThat(mute.sequence()).isEqualTo(++lastSequence);
                    case Output.Wire(WireCommand.Fetch fetch) ->
                        fetch.ids().forEach(id -> {
                            if (history.has(id)) {
                                answers.add(history.of(id).envelope);
                            }
                        });
                    case Output.Ticked _ -> throw new AssertionError("nobody asked for a tick");
                    case Output.Wire _,
                            Output.Store _,
                            Output.KeepDraft _,
                            Output.DropDraft _,
                            Output.LoadBody _,
                            Output.Heard _,
                            Output.Count _ -> {}
                }
            }
        }

        /** Delivered before, or one of those that are never delivered (unknown types, claims of void feeds). */
        private void assertThatDependenciesAreSettled(RandomHistory history, RandomHistory.Truth truth) {
            for (MessageId dependency : truth.envelope.header().dependencies()) {
                RandomHistory.Truth named = history.of(dependency);
                boolean mayBeWithdrawn = named.envelope.header().type() == RandomHistory.UNKNOWN_TYPE
                        || (!named.isUserWord() && history.isVoid(named));
                assertThat(mayBeWithdrawn || delivered.contains(dependency)).isTrue();
                if (mayBeWithdrawn) {
                    assertThatDependenciesAreSettled(history, named);
                }
            }
        }

        void assertThatDeliveryWasCausal(RandomHistory history) {
            assertThat(delivered).doesNotHaveDuplicates();
            for (RandomHistory.Truth truth : history.messages) {
                boolean known = truth.envelope.header().type() != RandomHistory.UNKNOWN_TYPE;
                if (known && (truth.isUserWord() || !history.isVoid(truth))) {
                    assertThat(delivered).contains(truth.id());
                }
            }
        }
    }
}
