package org.causality.crosschain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventKind;
import org.causality.model.message.Stamp;
import org.causality.model.order.Finality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A price is set, proven, final — or taken back by a reorg. */
class FactIsRetractedTest {
    private final Judged node = new Judged();
    private final TestingState five = new TestingState(5);
    private final List<BlockHeader> before = TestingChain.blocks(45, "main");
    private final List<BlockHeader> blocks = new ArrayList<>(before);
    private BlockHeader priced;
    private CrossChainEvent event;

    @BeforeEach
    void aPriceIsSet() {
        priced = TestingChain.childWithState(before.getLast(), five.root, "main");
        event = five.at(priced, node.self);
        blocks.add(priced);
        TestingChain.extend(blocks, 3, "main");
        node.stand(blocks, 40);
    }

    @Test
    void oneFactHoweverManyTellIt() {
        Stamp first = node.deliver(event);
        node.deliver(five.at(priced, node.operators.operators().getLast().key()));
        node.deliver(event);
        assertThat(node.told(FactOutput.Judged.class)).hasSize(1);
        assertThat(node.fact(event.id()).claim().carrier()).isEqualTo(first);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Valid(Finality.UNSAFE));
    }

    @Test
    void itsFinalityRises() {
        node.deliver(event);
        node.stand(blocks, 45);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Valid(Finality.FINALIZED));
        assertThat(node.fact(event.id()).version()).isEqualTo(2);
    }

    @Test
    void aReorgRetractsItOnceAndComingBackIsValidAgain() {
        node.deliver(event);
        List<BlockHeader> others = TestingChain.fork(before, 44, 8, "other");
        node.stand(others, 40);
        node.stand(others, 40);
        node.pass(1);
        assertThat(node.told(FactOutput.Retracted.class)).hasSize(1);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.NotYet(FactReason.BLOCK_RETRACTED));
        TestingChain.extend(blocks, 10, "main");
        node.stand(blocks, 40);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Valid(Finality.UNSAFE));
        assertThat(node.told(FactOutput.Retracted.class)).hasSize(1);
    }

    @Test
    void theRetractionIsAnnouncedOnceByWhomeverIsFirst() {
        Stamp carrier = node.deliver(event);
        List<BlockHeader> others = TestingChain.fork(before, 44, 8, "other");
        node.stand(others, 40);
        node.pass(Election.TURN_MILLIS * 3);
        node.pass(Election.TURN_MILLIS * 3);
        List<FactOutput.Announce> announced = node.told(FactOutput.Announce.class);
        assertThat(announced).hasSize(1);
        assertThat(announced.getFirst().dependsOn()).isEqualTo(carrier.id());
        CrossChainEvent retraction = announced.getFirst().event();
        assertThat(retraction.kind()).isEqualTo(EventKind.RETRACTION);
        assertThat(retraction.retracts()).isEqualTo(event.id());
        assertThat(retraction.value()).isEqualTo(others.get(45).hash().toBytes());
    }

    @Test
    void aRetractionSomebodyElseToldIsNotToldAgain() {
        node.deliver(event);
        node.deliver(CrossChainEvent.retraction(
                event.place(), null, Finality.UNSAFE, node.self, org.causality.model.order.TimeMap.EMPTY));
        assertThat(node.verdict(event)).isInstanceOf(Verdict.Valid.class);
        node.stand(TestingChain.fork(before, 44, 8, "other"), 40);
        node.pass(Election.TURN_MILLIS * 3);
        assertThat(node.told(FactOutput.Announce.class)).isEmpty();
        assertThat(node.told(FactOutput.Retracted.class)).hasSize(1);
    }

    @Test
    void aForgedVersionDoesNotHideTheTrueOne() {
        for (int price = 100; price < 120; price++) {
            node.deliver(new TestingState(price).at(priced, node.self));
        }
        assertThat(node.verdict(event)).isInstanceOf(Verdict.Invalid.class);
        node.deliver(event);
        assertThat(node.verdict(event)).isInstanceOf(Verdict.Valid.class);
        assertThat(node.fact(event.id()).claim().event().value().at(0)).isEqualTo((byte) 5);
    }

    @Test
    void whatCameWithoutAProofIsProvenByTheOwnProviders() {
        CrossChainEvent bare = five.withoutProofAt(priced, node.self);
        node.deliver(bare);
        assertThat(node.verdict(bare)).isEqualTo(new Verdict.NotYet(FactReason.ASKING_PROVIDERS));
        assertThat(node.told(FactOutput.WantProof.class)).hasSize(1);
        node.pass(FactBook.ASK_AGAIN_MILLIS);
        node.pass(FactBook.ASK_AGAIN_MILLIS);
        assertThat(node.told(FactOutput.WantProof.class)).hasSize(3);
        node.handle(new FactInput.ProofFound(event));
        assertThat(node.verdict(bare)).isInstanceOf(Verdict.Valid.class);
    }
}
