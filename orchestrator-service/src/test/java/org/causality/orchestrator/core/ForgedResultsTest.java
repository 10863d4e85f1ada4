package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.orchestrator.World;
import org.junit.jupiter.api.Test;

/** The announcement of a good result is changed on its way to the others. */
class ForgedResultsTest {
    private final Bench bench = new Bench(3);

    /** What the second operator says when the announcement reaches it as {@code forged}. */
    private List<String> refusals(UnaryOperator<ProofAnnouncement> forged) {
        bench.fact(World.fact(1, 5, 11, bench.observation()));
        Bench.Message announced = null;
        for (int i = 0; i < 40 && announced == null; i++) {
            bench.settle(1);
            announced = bench.messages.stream()
                    .filter(message -> message.content() instanceof Input.Content.ProofSaid)
                    .findFirst()
                    .orElse(null);
        }
        Bench.Message good = Bench.present(announced);
        ProofAnnouncement proof = ((Input.Content.ProofSaid) good.content()).proof();
        bench.messages.remove(good);
        Bench.Node fresh = bench.new Node(1, 3);
        fresh.handle(
                new Input.FactKnown(World.fact(1, 5, 11, bench.messages.get(3).stamp())));
        bench.deliverAll(fresh);
        var _ = fresh.deliverOne(new Bench.Message(
                good.stamp(),
                good.sender(),
                good.feedSequence(),
                new Input.Content.ProofSaid(forged.apply(proof)),
                Set.of()));
        List.copyOf(fresh.errands).forEach(fresh::runErrand);
        assertThat(fresh.branch().steps()).isEmpty();
        return fresh.told.stream()
                .map(JobEvent.Told::event)
                .filter(JobEvent.ResultRefused.class::isInstance)
                .map(event -> ((JobEvent.ResultRefused) event).reason())
                .toList();
    }

    private static ProofAnnouncement with(ProofAnnouncement proof, List<Bytes32> inputs, Bytes output, Bytes purchase) {
        return new ProofAnnouncement(
                proof.job(), proof.slot(), proof.verifier(), inputs, proof.blob(), output, purchase);
    }

    @Test
    void anotherNewRootIsNotProven() {
        assertThat(refusals(proof -> with(
                        proof,
                        List.of(
                                proof.publicInputs().get(0),
                                proof.publicInputs().get(1),
                                World.word(66)),
                        World.word(66).toBytes(),
                        proof.purchase())))
                .containsExactly("PROOF_INVALID");
    }

    @Test
    void anotherEffectIsAnotherStatement() {
        assertThat(refusals(proof -> with(
                        proof,
                        List.of(
                                proof.publicInputs().get(0),
                                World.word(66),
                                proof.publicInputs().get(2)),
                        proof.output(),
                        proof.purchase())))
                .containsExactly("WRONG_STATEMENT");
    }

    @Test
    void aPurchaseWithoutAnOrderIsRefused() {
        assertThat(refusals(proof -> with(
                        proof,
                        proof.publicInputs(),
                        proof.output(),
                        World.word(66).toBytes())))
                .containsExactly("WRONG_PURCHASE");
    }

    @Test
    void anotherOutputThanItsRootIsRefused() {
        assertThat(refusals(proof ->
                        with(proof, proof.publicInputs(), World.word(66).toBytes(), proof.purchase())))
                .containsExactly("WRONG_STATEMENT");
    }
}
