package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever times, places and names liars claim, the clock is where the honest messages have brought it. */
class ForgedTimestampsTest {

    private static final int FORGERIES = 20_000;
    private static final int PROVEN_FORGERIES = 1_000_000;
    private static final int FORGERIES_A_LIAR = 20;
    private static final int FORGERIES_AN_HONEST = 100;
    private static final long SEED = 20_261_122;

    private final Genesis genesis = new Genesis(
            new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1))));
    private final CausalCore core =
            new CausalCore(genesis, Drafts.key(1), CausalLimits.DEFAULT.withHeadersMax(200_000));
    private long nowMillis = 1;
    private Envelope honest = opening(1);
    private long honestTime = 1;

    @Test
    void noForgedTimeMovesTheClock() {
        forge(FORGERIES, SEED);
    }

    @Test
    @Tag("prove")
    @Tag("prove-clock")
    void norDoAMillion() {
        int forgeries = Integer.getInteger("prove.size", PROVEN_FORGERIES);
        long seed = Long.getLong("prove.seed", SEED);
        forge(forgeries, seed);
        System.out.println("prove: seed " + seed + ", " + forgeries + " forged timestamps, " + honestTime
                + " honest ticks; the clock says " + core.view().verifiedTime());
    }

    private void forge(int forgeries, long seed) {
        Random random = new Random(seed);
        take(honest);
        Envelope liar = honest;
        for (int i = 0; i < forgeries; i++) {
            if (i % FORGERIES_A_LIAR == 0) {
                liar = opening(1_000 + i);
                take(liar);
            }
            Envelope forged = forged(random, liar, i);
            take(forged);
            assertThat(core.verdict(forged.id())).isNotEqualTo(TimeVerdict.TRUE);
            if (i % FORGERIES_AN_HONEST == 0) {
                sayHonestly();
            }
            assertThat(core.view().verifiedTime().value()).isEqualTo(honestTime);
        }
        assertThat(core.voidFeeds()).doesNotContainKey(honest.header().sender()).isNotEmpty();
    }

    /** Any time but the one that would be true; in its place or another; after what is, or on what nobody has seen. */
    private Envelope forged(Random random, Envelope liar, int number) {
        long truth = honestTime + 1;
        long claimed = switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> truth + 1 + random.nextInt(100);
            case 2 -> Long.MIN_VALUE + random.nextInt(3) - 1;
            case 3 -> -1L - random.nextInt(3);
            default -> truth - 1 - random.nextInt(3);
        };
        boolean rests = random.nextInt(4) > 0;
        MessageId parent = rests ? honest.id() : nobody(random);
        long place = random.nextInt(8) == 0 ? random.nextLong() | 1 : 1;
        return new Spoken(liar.header().sender(), number)
                .after(liar.id(), place)
                .parents(List.of(parent))
                .time(rests && claimed == truth ? truth + 1 : claimed)
                .envelope();
    }

    private void sayHonestly() {
        honestTime++;
        honest = new Spoken(honest.header().sender(), honestTime)
                .after(honest.id(), honest.header().sequence() + 1)
                .time(honestTime)
                .envelope();
        take(honest);
    }

    private void take(Envelope envelope) {
        nowMillis++;
        core.handle(Spoken.received(envelope), Instant.ofEpochMilli(nowMillis));
        core.handle(new Input.Tick(), Instant.ofEpochMilli(nowMillis));
    }

    private static MessageId nobody(Random random) {
        return new MessageId(new Bytes32(random.nextLong(), random.nextLong(), 3, 4));
    }

    private static Envelope opening(int feed) {
        return new Spoken(new PublicKey(new Bytes32(1, 2, 3, feed)), feed)
                .type(MessageType.KEY_CERTIFICATE.code())
                .time(1)
                .envelope();
    }
}
