package org.causality.orchestrator.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.SlotId;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.OperatorSet;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.World;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
    private static final SlotId SLOT = World.LINEAGE.first();
    private static final OperatorSet OPERATORS = World.operators(5);
    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    private static Declaration by(int operator, long start, long incarnation) {
        return by(World.operatorKey(operator).publicKey(), SLOT, start, incarnation);
    }

    private static Declaration by(PublicKey operator, SlotId slot, long start, long incarnation) {
        ComputationIntent intent = new ComputationIntent(
                slot,
                List.of(new OrderId(World.word(1))),
                List.of(),
                new BlockHeight(World.CHAIN, start),
                2,
                operator,
                incarnation);
        Stamp stamp = new Stamp(new LamportTime(1), new MessageId(intent.id().value()));
        return new Declaration(intent, stamp, operator, 1, SEEN);
    }

    private static Declarations of(List<Declaration> declared) {
        return Declarations.of(SLOT, declared, OPERATORS);
    }

    @Test
    void theHighestIncarnationCounts() {
        Declaration newer = by(0, 10, 8);
        assertThat(of(List.of(by(0, 10, 7), newer)).counted()).containsExactly(newer);
    }

    @Test
    void whoIsNoMemberHasNoTurn() {
        assertThat(of(List.of(by(new PublicKey(World.word(77)), SLOT, 10, 1))).isEmpty())
                .isTrue();
    }

    @Test
    void whoDeclaresAfterTheWindowComesAfterAllOthers() {
        for (int late = 0; late < 5; late++) {
            List<Declaration> declared = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                declared.add(by(i, i == late ? 13 : 10, 1));
            }
            assertThat(of(declared).turnOf(World.operatorKey(late).publicKey())).isEqualTo(4);
        }
    }

    @Test
    void theWindowClosesAboveItsLastBlockOrWhenTheTimeIsUp() {
        Declarations declared = of(List.of(by(0, 10, 1), by(1, 11, 1)));
        Duration max = Duration.ofSeconds(3);
        assertThat(declared.isClosed(12, SEEN, max)).isFalse();
        assertThat(declared.isClosed(13, SEEN, max)).isTrue();
        assertThat(declared.isClosed(0, SEEN.plusSeconds(2), max)).isFalse();
        assertThat(declared.isClosed(0, SEEN.plusSeconds(3), max)).isTrue();
    }

    @Property(tries = 200)
    void theRankingIsThatOfTheSet(@ForAll long seed) {
        Random random = new Random(seed);
        List<Declaration> declared = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            declared.add(by(random.nextInt(5), 10 + random.nextInt(6), random.nextInt(3)));
        }
        Declarations before = of(declared);
        Collections.shuffle(declared, random);
        assertThat(of(declared)).isEqualTo(before);
    }

    @Test
    void turnsAreSpreadOverTheOperators() {
        int[] wins = new int[5];
        for (int i = 0; i < 1_000; i++) {
            SlotId slot = new SlotId(SLOT.lineage(), new Bytes32(i, 1, 1, 1), i);
            List<Declaration> declared = new ArrayList<>();
            for (int operator = 0; operator < 5; operator++) {
                declared.add(by(World.operatorKey(operator).publicKey(), slot, 10, 1));
            }
            PublicKey winner = Declarations.of(slot, declared, OPERATORS)
                    .counted()
                    .getFirst()
                    .intent()
                    .operator();
            for (int operator = 0; operator < 5; operator++) {
                wins[operator] += World.operatorKey(operator).publicKey().equals(winner) ? 1 : 0;
            }
        }
        assertThat(java.util.Arrays.stream(wins)).allMatch(count -> count > 120 && count < 280);
    }
}
