package org.causality.effect.book;

import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Fact;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.StatementId;
import org.causality.model.network.ChainId;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.EffectReason;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/** What happens to the book. */
public sealed interface Input {

    /** The own client's word on a chain fact. */
    record FactHeard(Fact fact) implements Input {}

    /** An order's status in the own book; {@code version} as the mempool counts it. */
    record OrderHeard(OrderId order, OrderStatus status, long version) implements Input {}

    /**
     * A job's status at the own orchestrator.
     *
     * @param transaction what its purchase was sent as; absent until it was
     */
    record JobHeard(
            JobId job,
            ComputationStatus status,
            long version,
            @Nullable Bytes32 transaction) implements Input {}

    /**
     * The own orchestrator verified a result, or counts it again.
     *
     * @param purchase the effect its step commands; absent when it commands none
     */
    record ResultHeard(
            JobId job, StatementId statement, @Nullable Registration purchase) implements Input {}

    /** The step of a job does not count any more at the own orchestrator. */
    record StepFallen(JobId job) implements Input {}

    /** An operator means to compute; delivered. */
    record IntentSpoken(ComputationIntent intent) implements Input {}

    /** An operator proved; delivered. */
    record ProofSpoken(ProofAnnouncement proof) implements Input {}

    record Register(Registration registration) implements Input {}

    /** Somebody saw the effect in a block: {@code shownBy}. Its status follows the own client's word on that fact. */
    record Show(EffectId effect, EventId shownBy, List<Cause> causes, long expectedVersion) implements Input {}

    /** The effect will not happen, with evidence. */
    record GiveUp(EffectId effect, EffectReason reason, long expectedVersion) implements Input {}

    /**
     * The effect departs for another chain.
     *
     * @param packet the bridge's id of the packet; empty when it has none
     * @param kind what it will be on the target
     * @param arrival by what the arrival will be known; absent when {@code shownBy} says it
     * @param shownBy the bridge proof's fact on the target, once known
     * @param lost why it will never arrive; absent while it may
     */
    record Travel(
            EffectId effect,
            ChainId target,
            Bytes packet,
            EffectKind kind,
            Bytes emitter,
            @Nullable Expectation arrival,
            @Nullable EventId shownBy,
            @Nullable JourneyReason lost)
            implements Input {}
}
