package org.causality.effect.journey;

import java.time.Instant;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.JourneyId;
import org.causality.model.codec.Bytes;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/**
 * An effect's way to another chain, as it stands.
 *
 * @param departure the effect on the source chain
 * @param arrival the effect it becomes on the target chain, expected there from the start
 * @param packet the bridge's own id of the packet; empty when it has none
 * @param lost why it will never arrive, when somebody said so with evidence
 */
public record Journey(
        JourneyId id,
        EffectId departure,
        EffectId arrival,
        ChainId source,
        ChainId target,
        Bytes packet,
        @Nullable JourneyReason lost,
        Snapshot<JourneyStatus> stand,
        Stamp cause,
        Instant departedAt,
        Instant changedAt) {

    public static final int PACKET_SIZE_MAX = 128;

    public Journey at(Snapshot<JourneyStatus> after, Instant at) {
        return new Journey(id, departure, arrival, source, target, packet, lost, after, cause, departedAt, at);
    }

    public Journey lostFor(JourneyReason reason) {
        return new Journey(
                id,
                departure,
                arrival,
                source,
                target,
                packet,
                lost == null ? reason : lost,
                stand,
                cause,
                departedAt,
                changedAt);
    }
}
