package org.causality.privacy.adapter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.causality.model.network.Genesis;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Input;

/** Where requests come in: a seal's signature is checked here, beside others; what holds waits for the writer. */
final class Door {

    /** Shorter than the 10 s the gateway waits, so that the reason is ours to give. */
    private static final long ANSWER_WAIT_MILLIS_MAX = 8_000;

    private static final Answer.Refused LATE = new Answer.Refused(
            EdgeReason.OVERLOADED, "no answer in time; it may have been taken, and a repeat is answered alike");

    private final Genesis genesis;
    private final DeskWriter writer;

    Door(Genesis genesis, DeskWriter writer) {
        this.genesis = genesis;
        this.writer = writer;
    }

    Answer admit(SealedOrder seal) {
        if (!seal.network().equals(genesis.network())) {
            return new Answer.Refused(EdgeReason.WRONG_NETWORK, "this is " + genesis.network());
        }
        return seal.holds()
                ? ask(new Input.SealPosted(seal))
                : new Answer.Refused(AdmissionReason.SIGNATURE, "not by the quota key");
    }

    Answer reveal(OrderReveal reveal) {
        return ask(new Input.RevealPosted(reveal));
    }

    private Answer ask(Input input) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        writer.submit(new Work.Asked(input, answer));
        try {
            return answer.get(ANSWER_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return LATE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return LATE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the writer answers with answers only", e);
        }
    }
}
