package org.causality.model.privacy;

/** Where a sealed order stands. The steps between them: {@link SealLifeCycle}. */
public enum SealStatus {
    /** Known by its commitment only. */
    COMMITTED,
    /** A message with the order inside was delivered, and it holds. Terminal. */
    REVEALED,
    /** What was inside is not what was shown. Terminal. */
    REVEAL_INVALID,
    /** Its time passed: no door takes a reveal of it; a message that was let in elsewhere still opens it. */
    EXPIRED
}
