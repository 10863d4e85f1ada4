package org.causality.crosschain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.U256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An attacker makes a whole block of his own: header, account and slot fit each other and hash right. It waits, and is
 * refused when the own client decides otherwise.
 */
class ForgedBlockTest {
    private final Judged node = new Judged();
    private final List<BlockHeader> blocks = TestingChain.blocks(50, "main");
    private final TestingState forgedState = new TestingState(5);
    private final BlockHeader forged = TestingChain.childWithState(blocks.get(44), forgedState.root, "forged");
    private final CrossChainEvent event = forgedState.at(forged, node.self);

    @BeforeEach
    void follows() {
        node.stand(blocks.subList(0, 45), 40);
    }

    @Test
    void itIsConsistentInItself() {
        assertThat(StateProof.slotOf(
                        forged.stateRoot(),
                        new org.causality.crosschain.ethereum.Address(TestingState.CONTRACT),
                        TestingState.SLOT,
                        forgedState.proof.accountNodes(),
                        forgedState.proof.storageNodes()))
                .isEqualTo(new StateProof.SlotVerdict.Holds(U256.of(5)));
    }

    @Test
    void itWaitsAndIsRefusedWhenAnotherBlockIsFinal() {
        node.deliver(event);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.NotYet(FactReason.AHEAD_OF_OWN_CLIENT));
        node.stand(blocks, 40);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.NotYet(FactReason.OTHER_BLOCK));
        node.stand(blocks, 45);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Invalid(FactReason.BLOCK_NOT_ON_CHAIN, null));
        assertThat(node.told(FactOutput.Retracted.class)).isEmpty();
        assertThat(node.told(FactOutput.Judged.class))
                .extracting(judged -> judged.fact().verdict().name())
                .containsExactly("NOT_YET", "NOT_YET", "INVALID");
    }

    @Test
    void itIsValidWhenTheOwnClientAcceptsThatBlockAfterAll() {
        node.deliver(event);
        List<BlockHeader> others = new ArrayList<>(blocks.subList(0, 45));
        others.add(forged);
        node.stand(others, 40);
        assertThat(node.verdict(event)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aForgedValueUnderARealBlockIsRefusedAtOnce() {
        CrossChainEvent lie = forgedState.at(blocks.get(44), node.self);
        node.deliver(lie);
        assertThat(node.verdict(lie)).isEqualTo(new Verdict.Invalid(FactReason.PROOF_REFUSED, ProofFault.ROOT_DIFFERS));
    }

    @Test
    void whatWaitsTooLongIsLetGoAndNeverRefused() {
        node.deliver(event);
        node.pass(FactBook.WAIT_MILLIS_MAX);
        assertThat(node.book.find(event.id())).isNull();
        assertThat(node.told(FactOutput.Dropped.class))
                .extracting(FactOutput.Dropped::reason)
                .containsExactly(FactOutput.Drop.WAITED_TOO_LONG);
    }
}
