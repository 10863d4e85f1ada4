package org.causality.mempool.adapter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.admission.AdmissionOutcome.Refused;
import org.causality.mempool.admission.DoorRules;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.EdgeReason;

/** Where requests come in: signatures are checked here, beside each other; what holds waits for the writer. */
final class Door {

    private static final Refused LATE = new Refused(
            EdgeReason.OVERLOADED, "no answer in time; it may have been admitted, and a repeat is answered alike");

    private final DoorRules rules;
    private final BookWriter writer;
    private final MempoolMetrics metrics;
    private final Duration answerWithin;

    Door(DoorRules rules, BookWriter writer, MempoolMetrics metrics, Duration answerWithin) {
        this.rules = rules;
        this.writer = writer;
        this.metrics = metrics;
        this.answerWithin = answerWithin;
    }

    AdmissionOutcome admit(SignedUserOrder signed) {
        Refused refusal = rules.refusal(signed);
        return refusal == null
                ? await(answer -> new Work.Posted(signed.id(), signed, answer))
                : refused(MempoolMetrics.ORDER, refusal);
    }

    AdmissionOutcome admit(SignedCancellation cancellation) {
        Refused refusal = rules.refusal(cancellation);
        return refusal == null
                ? await(answer -> new Work.Recalled(cancellation, answer))
                : refused(MempoolMetrics.CANCELLATION, refusal);
    }

    private AdmissionOutcome refused(String type, Refused refusal) {
        metrics.answered(type, refusal);
        return refusal;
    }

    private AdmissionOutcome await(Function<CompletableFuture<AdmissionOutcome>, Work> request) {
        CompletableFuture<AdmissionOutcome> answer = new CompletableFuture<>();
        writer.submit(request.apply(answer));
        try {
            return answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return LATE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return LATE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the writer answers with outcomes only", e);
        }
    }
}
