package org.causality.privacy.seal;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.MessageId;
import org.causality.model.order.OrderId;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.jspecify.annotations.Nullable;

/**
 * A sealed order as it stands.
 *
 * @param place in this operator's order of admission; 0 when it was not admitted here
 * @param receipt the canonical SealReceipt, where there is a place
 * @param carriers messages delivered here that carry it, the first ones
 * @param revealing whether this door took its reveal
 * @param opened the order inside, once revealed
 * @param revealedBy the message that revealed it
 * @param handedOver whether this operator published the order inside
 */
public record SealRecord(
        SealId id,
        SealedOrder seal,
        Snapshot<SealStatus> stand,
        long place,
        @Nullable Bytes receipt,
        List<MessageId> carriers,
        boolean revealing,
        @Nullable OrderId opened,
        @Nullable MessageId revealedBy,
        boolean handedOver) {

    /** A reveal depends on one of these; that so many operators admit one seal first is nobody's use. */
    public static final int CARRIERS_MAX = 8;

    public SealRecord {
        carriers = List.copyOf(carriers);
    }

    public static SealRecord unknown(SealedOrder seal) {
        return new SealRecord(
                seal.id(), seal, Snapshot.initial(SealStatus.COMMITTED), 0, null, List.of(), false, null, null, false);
    }

    public SealStatus status() {
        return stand.state();
    }

    public boolean isAdmittedHere() {
        return place != 0;
    }

    /** Whether it counts against the quota of its key here. */
    public boolean isWaiting() {
        return isAdmittedHere() && status() == SealStatus.COMMITTED && !revealing;
    }

    public SealRecord admitted(long at, Bytes signed) {
        return new SealRecord(id, seal, stand, at, signed, carriers, revealing, opened, revealedBy, handedOver);
    }

    public SealRecord carriedBy(MessageId message) {
        if (carriers.size() == CARRIERS_MAX || carriers.contains(message)) {
            return this;
        }
        List<MessageId> more = new ArrayList<>(carriers);
        more.add(message);
        return new SealRecord(id, seal, stand, place, receipt, more, revealing, opened, revealedBy, handedOver);
    }

    public SealRecord beingRevealed() {
        return new SealRecord(id, seal, stand, place, receipt, carriers, true, opened, revealedBy, handedOver);
    }

    public SealRecord at(Snapshot<SealStatus> next) {
        return new SealRecord(id, seal, next, place, receipt, carriers, revealing, opened, revealedBy, handedOver);
    }

    public SealRecord openedBy(MessageId message, OrderId order) {
        return new SealRecord(id, seal, stand, place, receipt, carriers, revealing, order, message, handedOver);
    }

    public SealRecord handed() {
        return new SealRecord(id, seal, stand, place, receipt, carriers, revealing, opened, revealedBy, true);
    }
}
