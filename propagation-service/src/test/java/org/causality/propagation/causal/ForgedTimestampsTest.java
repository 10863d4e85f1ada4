package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;

class ForgedTimestampsTest {

    private static final int FORGERIES = 20_000;
    private static final long SEED = 20_261_122;
    private static final Instant NOW = Instant.ofEpochMilli(1);

    private final Genesis genesis = new Genesis(
            new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1))));
    private final CausalCore core = new CausalCore(genesis, Drafts.key(1), CausalLimits.DEFAULT);

    @Test
    void noForgedTimeMovesTheClock() {
        Random random = new Random(SEED);
        Envelope honest = opening(1, 1);
        core.handle(Spoken.received(honest), NOW);
        for (int i = 0; i < FORGERIES; i++) {
            long claimed = random.nextInt(4) == 0 ? 3 + random.nextInt(100) : random.nextLong();
            Envelope opening = opening(1_000 + i, 1);
            core.handle(Spoken.received(opening), NOW);
            Envelope forged = new Spoken(opening.header().sender(), i)
                    .after(opening.id(), 1)
                    .parents(List.of(honest.id()))
                    .time(claimed == 2 ? 3 : claimed)
                    .envelope();
            core.handle(Spoken.received(forged), NOW);
            assertThat(core.verdict(forged.id())).isEqualTo(TimeVerdict.FALSE);
        }
        assertThat(core.view().verifiedTime().value()).isEqualTo(1);
        assertThat(core.voidFeeds()).hasSize(FORGERIES);
    }

    private static Envelope opening(int feed, long time) {
        return new Spoken(new PublicKey(new Bytes32(1, 2, 3, feed)), feed)
                .type(MessageType.KEY_CERTIFICATE.code())
                .time(time)
                .envelope();
    }
}
