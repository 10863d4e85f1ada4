package org.causality.orchestrator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.causality.groth16.field.Fr;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.World;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static ComputationIntent intent(int operator, long incarnation, long... orders) {
        return new ComputationIntent(
                World.LINEAGE.first(),
                Arrays.stream(orders)
                        .mapToObj(id -> new OrderId(World.word(id)))
                        .toList(),
                List.of(),
                new BlockHeight(World.CHAIN, incarnation),
                2,
                World.operatorKey(operator).publicKey(),
                incarnation);
    }

    @Test
    void whoeverComputesTheSameStatesTheSame() {
        assertThat(Transition.effect(intent(0, 1, 5))).isEqualTo(Transition.effect(intent(1, 9, 5)));
        assertThat(Transition.effect(intent(0, 1, 5))).isNotEqualTo(Transition.effect(intent(0, 1, 6)));
    }

    @Property(tries = 200)
    void anEffectIsAFieldElement(@ForAll long order) {
        var effect = new BigInteger(1, Transition.effect(intent(0, 1, order)).toArray());
        assertThat(effect).isLessThan(Fr.MODULUS);
    }

    @Test
    void aPurchaseIsTheCallOfTheSettlement() {
        byte[] keccak =
                new Keccak.Digest256().digest("settle(bytes32,bytes32,bytes32[])".getBytes(StandardCharsets.US_ASCII));
        Bytes call = Purchase.of(intent(0, 1, 5, 6), World.word(7));

        assertThat(Bytes.copyOf(call.toArray(), 0, 4)).isEqualTo(Bytes.copyOf(keccak, 0, 4));
        assertThat(call.hex().substring(10))
                .isEqualTo(String.join(
                        "",
                        World.LINEAGE.first().hash().hex().substring(2),
                        World.word(7).hex().substring(2),
                        World.word(96).hex().substring(2),
                        World.word(2).hex().substring(2),
                        World.word(5).hex().substring(2),
                        World.word(6).hex().substring(2)));
    }

    @Test
    void withoutAnOrderNothingIsCommanded() {
        assertThat(Purchase.of(intent(0, 1), World.word(7))).isEqualTo(Bytes.EMPTY);
    }
}
