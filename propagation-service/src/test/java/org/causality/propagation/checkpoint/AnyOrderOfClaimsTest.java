package org.causality.propagation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.CheckpointId;
import org.causality.model.message.LamportTime;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is claimed, approved and taken back: the same end in any order, and what an oracle says that asks differently. */
class AnyOrderOfClaimsTest {

    private static final CheckpointLimits NOTHING_SETTLES = new CheckpointLimits(
            CheckpointLimits.LAG_MILLIS_MIN, 600_000, 60_000, 60_000, 120_000, 512, 64, 4, 64, 1_000);

    @Property(tries = 200)
    void theEndIsTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int operators) {
        Said said = new Said(new Random(seed), operators);
        CheckpointCore first = told(said, new Random(1));
        for (int order = 2; order <= 4; order++) {
            CheckpointCore other = told(said, new Random(order));
            assertThat(other.tip().id()).isEqualTo(first.tip().id());
            assertThat(other.tip().operators().operators())
                    .isEqualTo(first.tip().operators().operators());
            assertThat(other.refused()).isEqualTo(first.refused());
        }
    }

    @Property(tries = 200)
    void theTipIsTheOracles(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int operators) {
        Said said = new Said(new Random(seed), operators);
        Map<CheckpointId, Checkpoint> certified = said.certified();
        LamportTime highest = certified.values().stream()
                .map(Checkpoint::floor)
                .max(LamportTime::compareTo)
                .orElse(LamportTime.ZERO);
        Anchor tip = told(said, new Random(seed)).tip();
        assertThat(tip.floor()).isEqualTo(highest);
        assertThat(certified.isEmpty() || certified.containsKey(tip.id())).isTrue();
    }

    /** Else the properties say nothing. */
    @Test
    void manyHistoriesCertifySomethingAndSomeChangeTheMembers() {
        int certified = 0;
        int changed = 0;
        for (long seed = 0; seed < 300; seed++) {
            Anchor tip = told(new Said(new Random(seed), 4), new Random(seed)).tip();
            certified += tip.checkpoint() == null ? 0 : 1;
            changed += tip.operators().epoch() > 0 ? 1 : 0;
        }
        assertThat(certified).isGreaterThan(100);
        assertThat(changed).isGreaterThan(10);
    }

    private static CheckpointCore told(Said said, Random random) {
        List<Input> inputs = new ArrayList<>(said.inputs());
        inputs.addAll(inputs.subList(0, inputs.size() / 3));
        Collections.shuffle(inputs, random);
        CheckpointCore core = said.council.core(0, NOTHING_SETTLES);
        inputs.forEach(input -> {
            var _ = core.handle(input, Instant.EPOCH);
        });
        return core;
    }

    /** A history nobody honest would write. */
    private static final class Said {
        final Council council;
        final List<Vote<Checkpoint>> claims = new ArrayList<>();
        final List<Vote<OperatorSetChange>> approvals = new ArrayList<>();
        final Map<PublicKey, Long> voids = new HashMap<>();

        Said(Random random, int operators) {
            int[] weights = random.ints(operators, 1, 4).toArray();
            council = new Council(weights);
            List<OperatorSet> sets = List.of(
                    council.operators,
                    Council.set(1, random.ints(operators + 1, 1, 3).toArray()),
                    Council.set(1, random.ints(operators, 1, 3).toArray()));
            int favourite = 1 + random.nextInt(2);
            List<Anchor> anchors = new ArrayList<>(List.of(council.start()));
            for (int i = 0; i < 8; i++) {
                // Mostly on the newest, mostly as it should be.
                Anchor on = anchors.get(random.nextInt(6) == 0 ? random.nextInt(anchors.size()) : anchors.size() - 1);
                OperatorSet next = i > 0 && random.nextInt(3) == 0
                        ? sets.get(random.nextInt(4) == 0 ? random.nextInt(3) : favourite)
                        : on.operators();
                long step = on.floor().value() / Checkpoint.STEP_TICKS + 1 + random.nextInt(2);
                Checkpoint claimed = Council.on(on, step, random.nextInt(8) == 0 ? "another" : "agreed", next);
                anchors.add(new Anchor(claimed, next));
                claim(random, operators + 1, claimed);
            }
            approve(random, operators, sets, favourite);
            for (int i = random.nextInt(4) - 1; i > 0; i--) {
                voids.put(Council.feed(random.nextInt(operators), 1 + random.nextInt(3)), random.nextInt(3) * 6L);
            }
        }

        private void claim(Random random, int operators, Checkpoint claimed) {
            for (int operator = 0; operator < operators; operator++) {
                if (random.nextInt(9) > 0) {
                    long incarnation = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
                    claims.add(Council.claim(operator, incarnation, claimed));
                }
            }
        }

        private void approve(Random random, int operators, List<OperatorSet> sets, int favourite) {
            for (int operator = 0; operator < operators; operator++) {
                OperatorSet chosen = sets.get(random.nextInt(8) == 0 ? 3 - favourite : favourite);
                approvals.add(Council.approval(operator, 1, 1 + random.nextInt(6_000), chosen));
                if (random.nextInt(4) == 0) {
                    approvals.add(Council.approval(operator, 2, 1 + random.nextInt(6_000), sets.get(favourite)));
                }
            }
        }

        List<Input> inputs() {
            List<Input> inputs = new ArrayList<>();
            claims.forEach(claim -> inputs.add(new Input.Claimed(claim)));
            approvals.forEach(approval -> inputs.add(new Input.Approved(approval)));
            voids.forEach((feed, sequence) -> inputs.add(new Input.Voided(feed, sequence)));
            return inputs;
        }

        /** By asking of each claimed checkpoint again and again whether it is, until nothing changes. */
        Map<CheckpointId, Checkpoint> certified() {
            Map<CheckpointId, Checkpoint> certified = new HashMap<>();
            Set<Checkpoint> all = claims.stream().map(Vote::statement).collect(Collectors.toSet());
            int before;
            do {
                before = certified.size();
                for (Checkpoint one : all) {
                    if (membersAfter(one, certified) != null) {
                        certified.put(one.id(), one);
                    }
                }
            } while (certified.size() > before);
            return certified;
        }

        /** Null when it is not certified. */
        private @Nullable OperatorSet membersAfter(Checkpoint one, Map<CheckpointId, Checkpoint> certified) {
            CheckpointId previousId = one.previous();
            Checkpoint previous = previousId == null ? null : certified.get(previousId);
            if (previousId != null && previous == null) {
                return null;
            }
            OperatorSet current =
                    previous == null ? council.operators : Objects.requireNonNull(membersAfter(previous, certified));
            long floor = previous == null ? 0 : previous.floor().value();
            long count = previous == null ? 0 : previous.count();
            boolean fits = one.floor().value() > floor
                    && one.epoch() == current.epoch()
                    && one.count() - count >= one.floor().value() - floor;
            if (!fits || !isQuorum(current, claimants(one))) {
                return null;
            }
            if (CommitteeId.of(Council.NETWORK, current).equals(one.operators())) {
                return current;
            }
            return approvals.stream()
                    .map(Vote::statement)
                    .filter(change -> change.epoch() == current.epoch() + 1)
                    .filter(change ->
                            isQuorum(current, approvers(change, one.floor().value())))
                    .map(OperatorSetChange::next)
                    .filter(next -> CommitteeId.of(Council.NETWORK, next).equals(one.operators()))
                    .findFirst()
                    .orElse(null);
        }

        private Set<PublicKey> claimants(Checkpoint one) {
            List<Vote<Checkpoint>> ofFloor = claims.stream()
                    .filter(claim -> claim.statement().floor().equals(one.floor()))
                    .toList();
            return whoSays(one, ofFloor);
        }

        private Set<PublicKey> approvers(OperatorSetChange change, long floor) {
            List<Vote<OperatorSetChange>> early = approvals.stream()
                    .filter(approval -> approval.statement().epoch() == change.epoch())
                    .filter(approval -> approval.stamp().time().value() <= floor)
                    .toList();
            return whoSays(change, early);
        }

        /** Those whose valid words of their highest incarnation are all this one. */
        private <S> Set<PublicKey> whoSays(S statement, List<Vote<S>> votes) {
            Set<PublicKey> they = new HashSet<>();
            Set<PublicKey> operators = votes.stream().map(Vote::operator).collect(Collectors.toSet());
            for (PublicKey operator : operators) {
                List<Vote<S>> valid = votes.stream()
                        .filter(vote -> vote.operator().equals(operator) && !isVoid(vote))
                        .toList();
                long highest = valid.stream().mapToLong(Vote::incarnation).max().orElse(0);
                boolean says = !valid.isEmpty()
                        && valid.stream()
                                .filter(vote -> vote.incarnation() == highest)
                                .allMatch(vote -> vote.statement().equals(statement));
                if (says) {
                    they.add(operator);
                }
            }
            return they;
        }

        private boolean isVoid(Vote<?> vote) {
            Long from = voids.get(vote.feed());
            return from != null && vote.sequence() >= from;
        }

        private static boolean isQuorum(OperatorSet set, Set<PublicKey> some) {
            int all = 0;
            int theirs = 0;
            for (var operator : set.operators()) {
                all += operator.weight();
                theirs += some.contains(operator.key()) ? operator.weight() : 0;
            }
            return theirs * 3 >= all * 2;
        }
    }
}
