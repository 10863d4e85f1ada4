package org.causality.privacy.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.causality.model.privacy.Opening;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.PrivacyReason;
import org.causality.privacy.desk.Answer.Refused;
import org.causality.privacy.seal.SealLimits;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** What the door asks of a seal and of a reveal. A reveal is not even looked into before its epoch. */
record DoorRules(SealLimits limits) {

    /** Until the batch of a seal is closed, which is a matter of moments. */
    private static final long BATCH_WAIT_MILLIS = 500;

    @Nullable Refused refusal(Page page, SealedOrder seal, Instant now) {
        RevealEpoch current = RevealEpoch.at(now);
        if (seal.reveal().compareTo(current) <= 0 || seal.reveal().compareTo(current.plus(RevealEpoch.AHEAD_MAX)) > 0) {
            return new Refused(
                    PrivacyReason.REVEAL_EPOCH_REFUSED,
                    "epoch " + seal.reveal().number() + "; now is " + current.number());
        }
        List<SealRecord> admitted = page.admitted(seal.quotaKey(), seal.nonce());
        if (admitted.stream().anyMatch(other -> other.seal().nonce() == seal.nonce())) {
            return new Refused(
                    AdmissionReason.NONCE_USED, "nonce " + Long.toUnsignedString(seal.nonce()) + " of another seal");
        }
        long waiting = admitted.stream().filter(SealRecord::isWaiting).count();
        if (waiting >= limits.perKeyMax()) {
            return new Refused(AdmissionReason.QUOTA, waiting + " sealed orders of this key wait for their reveal");
        }
        return page.waitingSeals() >= limits.allMax()
                ? new Refused(AdmissionReason.MEMPOOL_FULL, page.waitingSeals() + " sealed orders wait")
                : null;
    }

    /** Why a reveal is not taken now, whatever it says. */
    @Nullable Refused refusal(Page page, @Nullable SealRecord known, Instant now) {
        if (known == null || known.carriers().isEmpty()) {
            return new Refused(PrivacyReason.SEAL_UNKNOWN, "it has not been delivered here");
        }
        if (known.status() == SealStatus.REVEAL_INVALID) {
            return new Refused(PrivacyReason.SEAL_BROKEN, "seal " + known.id());
        }
        if (known.status() == SealStatus.REVEALED) {
            return null;
        }
        RevealEpoch epoch = known.seal().reveal();
        if (now.isBefore(epoch.begins())) {
            return new Refused(
                    PrivacyReason.REVEAL_TOO_EARLY,
                    "its epoch begins at " + epoch.begins(),
                    Duration.between(now, epoch.begins()).toMillis() + 1);
        }
        if (known.isAdmittedHere() && page.batch().holds(known.place())) {
            return new Refused(PrivacyReason.REVEAL_TOO_EARLY, "its batch is still open", BATCH_WAIT_MILLIS);
        }
        return known.status() == SealStatus.EXPIRED || !now.isBefore(epoch.closes())
                ? new Refused(PrivacyReason.REVEAL_TOO_LATE, "no door took it after " + epoch.closes())
                : null;
    }

    static @Nullable Refused mismatch(Opening opening) {
        return switch (opening) {
            case Opening.Holds() -> null;
            case Opening.Broken(String detail) -> new Refused(PrivacyReason.SEAL_BROKEN, detail);
            case Opening.Foreign(String detail) -> new Refused(PrivacyReason.REVEAL_MISMATCH, detail);
        };
    }

    static Refused unknown(SealId seal) {
        return new Refused(PrivacyReason.SEAL_UNKNOWN, "seal " + seal);
    }
}
