package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random histories told in random orders to nodes that follow some of the bodies: what they ask for, and what they deliver. */
class BodiesByInterestTest {

    private static final SigningKey OPERATOR = Drafts.key(2_000);
    private static final NetworkId NETWORK = new NetworkId("test");
    private static final Genesis GENESIS =
            new Genesis(NETWORK, 1, 16, new OperatorSet(0, List.of(new Operator("ann", OPERATOR.publicKey(), 1))));
    private static final int LENGTH_MAX = 120;
    private static final List<MessageType> TYPES =
            List.of(MessageType.USER_ORDER_CANCELLATION, MessageType.COMPUTATION_INTENT);

    @Property(tries = 400)
    void whatIsFollowedIsDeliveredWithAllItRestsOnAndNothingElseIsAskedFor(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = history(seed, feeds, lies);
        Random random = new Random(seed ^ 0x5eed);
        Followed followed = some(random);
        Follower node = new Follower(history, followed);
        node.hear(random, history.messages.size());
        node.hearAll(random);

        node.assertThatItEndedWith(followed);
        node.assertThatNothingElseWasDelivered();
    }

    @Property(tries = 400)
    void aRestartAnywhereComesToTheSameEnd(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = history(seed, feeds, lies);
        Random random = new Random(seed ^ 0x5eed);
        Followed followed = some(random);
        Follower node = new Follower(history, followed);
        node.hear(random, random.nextInt(history.messages.size() + 1));
        node.restart(followed);
        node.hearAll(random);
        node.assertThatItEndedWith(followed);

        long delivered = node.core.view().delivered();
        node.restart(followed);
        assertThat(node.core.view().wanted()).isZero();
        assertThat(node.core.view().delivered()).isEqualTo(delivered + 1); // its own certificate
        node.assertThatItEndedWith(followed);
        node.assertThatNothingElseWasDelivered();
    }

    @Property(tries = 400)
    void whoeverFollowsOtherBodiesEndsAsIfItAlwaysHad(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = history(seed, feeds, lies);
        Random random = new Random(seed ^ 0x5eed);
        Follower node = new Follower(history, some(random));
        for (int move = 0; move < 3; move++) {
            node.hear(random, random.nextInt(history.messages.size() + 1));
            node.follow(some(random));
        }
        Followed last = random.nextInt(4) == 0 ? Followed.ALL : some(random);
        node.follow(last);
        node.hearAll(random);
        node.assertThatItEndedWith(last);
    }

    @Property(tries = 300)
    void aStandbyThatFollowedTheLogGoesOn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int feeds, @ForAll @IntRange(max = 2) int lies) {
        RandomHistory history = history(seed, feeds, lies);
        Random random = new Random(seed ^ 0x5eed);
        Followed followed = some(random);
        Follower node = new Follower(history, followed);
        node.standby = new CausalCore(GENESIS, Drafts.key(900), CausalLimits.DEFAULT, HealthPlan.SILENT, followed);
        node.hear(random, random.nextInt(history.messages.size() + 1));
        assertThat(node.standby.view().delivered()).isEqualTo(node.core.view().delivered());
        node.takeOver();
        node.hearAll(random);
        node.assertThatItEndedWith(followed);
        node.assertThatNothingElseWasDelivered();
    }

    @Test
    void followedIsComparedByWhatItSays() {
        Followed one = Followed.of(Map.of(MessageType.USER_ORDER, Set.of(1, 2)));
        assertThat(one).isEqualTo(Followed.of(Map.of(MessageType.USER_ORDER, Set.of(2, 1))));
        assertThat(one.takes(MessageType.USER_ORDER, 2)).isTrue();
        assertThat(one.takes(MessageType.USER_ORDER, 3)).isFalse();
        assertThat(one.takes(MessageType.KEY_CERTIFICATE, 0)).isTrue();
        assertThat(one.takes(null, 0)).isFalse();
        assertThat(Followed.ALL.takes(null, 0)).isTrue();
    }

    private static RandomHistory history(long seed, int feeds, int lies) {
        return new RandomHistory(seed, feeds, 10 + (int) Math.abs(seed % LENGTH_MAX), lies * 0.08);
    }

    private static Followed some(Random random) {
        Map<MessageType, Set<Integer>> shards = new EnumMap<>(MessageType.class);
        for (MessageType type : TYPES) {
            Set<Integer> of = new HashSet<>();
            for (int shard = 0; shard < RandomHistory.SHARDS; shard++) {
                if (random.nextInt(3) == 0) {
                    of.add(shard);
                }
            }
            shards.put(type, of);
        }
        return Followed.of(shards);
    }

    /** A core, its log, and a network that answers every fetch with whole messages. */
    private static final class Follower {
        private final RandomHistory history;
        private final TestLog log = new TestLog();
        private final Deque<Envelope> answers = new ArrayDeque<>();
        private final Set<MessageId> delivered = new LinkedHashSet<>();
        private final Set<MessageId> known = new HashSet<>();
        /** Bodies of known headers that nothing here needed. */
        private final Set<MessageId> askedInVain = new HashSet<>();

        private Set<MessageId> needed;
        private CausalCore core;
        private @Nullable CausalCore standby;
        private long nowMillis = 1_000;
        private long lastSequence;
        private int starts;

        Follower(RandomHistory history, Followed followed) {
            this.history = history;
            this.needed = needed(followed);
            this.core = new CausalCore(GENESIS, Drafts.key(1), CausalLimits.DEFAULT, HealthPlan.SILENT, followed);
        }

        /** By the plainest means: what is followed, and whatever that rests on. */
        private Set<MessageId> needed(Followed by) {
            Set<MessageId> closed = new HashSet<>();
            for (RandomHistory.Truth truth : history.messages.reversed()) {
                boolean takes = by.takes(
                        MessageType.ofCode(truth.envelope.header().type()).orElse(null),
                        truth.envelope.header().shard());
                if (takes || closed.contains(truth.id())) {
                    closed.add(truth.id());
                    closed.addAll(truth.envelope.header().dependencies());
                }
            }
            return closed;
        }

        /** So many of the messages, in any order, some twice; and some of what was asked for. */
        void hear(Random random, int count) {
            List<Envelope> arrivals = new ArrayList<>(history.envelopes());
            Collections.shuffle(arrivals, random);
            for (Envelope envelope : arrivals.subList(0, count)) {
                take(random.nextInt(3) == 0 ? Spoken.headerOnly(envelope) : Spoken.received(envelope));
                while (!answers.isEmpty() && random.nextBoolean()) {
                    take(Spoken.received(answers.pop()));
                }
            }
        }

        /** Every header, in any order, and all that is asked for until nothing is. */
        void hearAll(Random random) {
            List<Envelope> arrivals = new ArrayList<>(history.envelopes());
            Collections.shuffle(arrivals, random);
            arrivals.forEach(envelope -> take(Spoken.headerOnly(envelope)));
            for (int i = 0; i < 10; i++) {
                while (!answers.isEmpty()) {
                    take(Spoken.received(answers.pop()));
                }
                nowMillis += 300;
                take(new Input.Tick());
            }
        }

        void follow(Followed next) {
            needed = needed(next);
            take(new Input.Follow(next));
        }

        void restart(Followed by) {
            starts++;
            knowOnlyWhatIsStored();
            core = log.restart(GENESIS, Drafts.key(500 + starts), CausalLimits.DEFAULT, by);
            start(Drafts.key(500 + starts));
        }

        void takeOver() {
            core = Objects.requireNonNull(standby);
            standby = null;
            knowOnlyWhatIsStored();
            start(Drafts.key(900));
        }

        private void knowOnlyWhatIsStored() {
            answers.clear();
            known.clear();
            log.rows.values().forEach(row -> known.add(row.signed().id()));
        }

        private void start(SigningKey feedKey) {
            Certificate certificate = Certificate.issue(NETWORK, Purpose.FEED, feedKey.publicKey(), starts, OPERATOR);
            carryOut(core.start(certificate, Instant.ofEpochMilli(nowMillis)));
        }

        private void take(Input input) {
            nowMillis++;
            if (input instanceof Input.Received received) {
                known.add(received.signed().id());
            }
            carryOut(core.handle(input, Instant.ofEpochMilli(nowMillis)));
        }

        private void carryOut(List<Output> outputs) {
            List<Output> all = log.write(core, outputs, Instant.ofEpochMilli(nowMillis));
            if (standby != null) {
                TestLog.follow(standby, all);
            }
            for (Output output : all) {
                switch (output) {
                    case Output.Deliver deliver -> {
                        assertThat(deliver.sequence()).isEqualTo(++lastSequence);
                        MessageId id = deliver.signed().id();
                        if (history.has(id)) {
                            assertThatWhatItRestsOnIsHere(history.of(id));
                        }
                        assertThat(delivered.add(id)).isTrue();
                    }
                    case Output.Mute mute -> assertThat(mute.sequence()).isEqualTo(++lastSequence);
                    case Output.Wire(WireCommand.Fetch fetch) -> fetch.ids().forEach(this::ask);
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

        private void ask(MessageId id) {
            if (known.contains(id) && !needed.contains(id)) {
                askedInVain.add(id);
            }
            if (history.has(id)) {
                answers.add(history.of(id).envelope);
            }
        }

        /** Delivered before, or never to be, and then what that rests on. */
        private void assertThatWhatItRestsOnIsHere(RandomHistory.Truth truth) {
            for (MessageId id : truth.envelope.header().dependencies()) {
                RandomHistory.Truth named = history.of(id);
                if (isDeliverable(named)) {
                    assertThat(delivered).contains(id);
                } else if (!delivered.contains(id)) {
                    assertThatWhatItRestsOnIsHere(named);
                }
            }
        }

        private boolean isDeliverable(RandomHistory.Truth truth) {
            return truth.envelope.header().type() != RandomHistory.UNKNOWN_TYPE
                    && (truth.isUserWord() || !history.isVoid(truth));
        }

        void assertThatItEndedWith(Followed by) {
            Set<MessageId> closed = needed(by);
            for (RandomHistory.Truth truth : history.messages) {
                assertThat(core.verdict(truth.id())).isEqualTo(truth.verdict);
                if (closed.contains(truth.id()) && isDeliverable(truth)) {
                    assertThat(delivered).contains(truth.id());
                }
            }
            assertThat(core.voidFeeds()).containsExactlyInAnyOrderEntriesOf(history.voids());
            assertThat(core.view().wanted()).isZero();
            assertThat(core.view().heldBack()).isZero();
            assertThat(core.view().unverified()).isZero();
        }

        void assertThatNothingElseWasDelivered() {
            assertThat(delivered.stream().filter(history::has)).allMatch(needed::contains);
            assertThat(askedInVain).isEmpty();
        }
    }
}
