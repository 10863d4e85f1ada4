package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.reason.CausalReason;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;

/** Peers send more than fits; no bound is passed, every drop is counted, and the honest lose nothing to the flooder. */
class FloodTest {

    private static final CausalLimits SMALL =
            new CausalLimits(60, 40_000, 20, 20_000, 8, 1_000, 1 << 20, 10_000, 120, 64, 24, 2, 8, 100, 1_000);
    private static final int MESSAGES = 600;

    private static CausalCore core() {
        Genesis genesis = new Genesis(
                new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(new Operator("ann", Spoken.key(99), 1))));
        return new CausalCore(genesis, Drafts.key(1), SMALL);
    }

    @Property(tries = 50)
    void noBoundIsEverPassed(@ForAll long seed) {
        Random random = new Random(seed);
        CausalCore core = core();
        long nowMillis = 0;
        int dropped = 0;
        int held = 0;
        for (int i = 0; i < MESSAGES; i++) {
            nowMillis += random.nextInt(20);
            for (Output output : core.handle(orphan(random, i), Instant.ofEpochMilli(nowMillis))) {
                if (output instanceof Output.Count(CausalReason reason, var _, var _)) {
                    held += reason == CausalReason.MISSING_DEPENDENCY ? 1 : 0;
                    dropped += isDrop(reason) ? 1 : 0;
                }
            }
            for (Output output : core.handle(new Input.Tick(), Instant.ofEpochMilli(nowMillis))) {
                dropped += output instanceof Output.Count(CausalReason reason, var _, var _) && isDrop(reason) ? 1 : 0;
            }
            core.forgetBeyondBounds();
            CoreView view = core.view();
            assertThat(view.heldBack()).isLessThanOrEqualTo(SMALL.heldMax());
            assertThat(view.heldBackBytes()).isLessThanOrEqualTo(SMALL.heldBytesMax());
            assertThat(view.wanted()).isLessThanOrEqualTo(SMALL.wantedMax());
            assertThat(view.unverified()).isLessThanOrEqualTo(SMALL.unverifiedMax());
        }
        assertThat(held).isEqualTo(MESSAGES);
        assertThat(held - dropped).isEqualTo(core.view().heldBack());
    }

    private static boolean isDrop(CausalReason reason) {
        return reason == CausalReason.HOLD_BACK_FULL || reason == CausalReason.HOLD_BACK_EXPIRED;
    }

    private static Input orphan(Random random, int number) {
        Envelope envelope = new Spoken(Spoken.key(1 + random.nextInt(12)), number)
                .after(nobody(random), 1L + number)
                .needs(List.of(nobody(random)))
                .payload(Bytes.wrap(new byte[random.nextInt(900)]))
                .envelope();
        return Input.Received.of(envelope, "peer" + random.nextInt(5), PriorityClass.MEDIUM, 1);
    }

    private static MessageId nobody(Random random) {
        return new MessageId(new Bytes32(random.nextLong(), random.nextLong(), 3, 4));
    }

    @Test
    void aFlooderPushesOutOnlyItself() {
        CausalCore core = core();
        Instant now = Instant.ofEpochMilli(1);
        Random random = new Random(1);
        Envelope opening = new Spoken(Spoken.key(50), 1)
                .type(MessageType.KEY_CERTIFICATE.code())
                .envelope();
        Envelope cause =
                new Spoken(Spoken.key(50), 2).after(opening.id(), 1).time(2).envelope();
        Envelope honest = new Spoken(Spoken.key(50), 3)
                .after(cause.id(), 2)
                .needs(List.of(cause.id()))
                .time(3)
                .envelope();
        core.handle(Input.Received.of(honest, "honest", PriorityClass.MEDIUM, 1), now);
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            Envelope flood = new Spoken(Spoken.key(1 + i % 40), i)
                    .after(nobody(random), 1L + i)
                    .needs(List.of(nobody(random)))
                    .envelope();
            core.handle(Input.Received.of(flood, "flooder" + i % 3, PriorityClass.MEDIUM, 1), now);
        }
        outputs.addAll(core.handle(Spoken.received(cause), now));
        assertThat(outputs)
                .filteredOn(Output.Deliver.class::isInstance)
                .extracting(output -> ((Output.Deliver) output).signed().id())
                .containsExactly(cause.id(), honest.id());
    }
}
