package org.causality.model.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The one list of domain tags. Whatever we hash or sign starts with the tag of its kind, so bytes of one kind can never
 * stand for another.
 */
public enum DomainTag {
    HEADER("causality/header/v1"),
    DRAFT("causality/draft/v1"),
    ORDER("causality/order/v1"),
    CANCELLATION("causality/cancellation/v1"),
    CERTIFICATE("causality/certificate/v1"),
    ADMISSION_RECEIPT("causality/admission-receipt/v1"),
    LANE("causality/lane/v1"),
    EVENT("causality/event/v1"),
    EFFECT("causality/effect/v1"),
    JOURNEY("causality/journey/v1"),
    LINEAGE("causality/lineage/v1"),
    SLOT("causality/slot/v1"),
    OUTPUT("causality/output/v1"),
    INTENT("causality/intent/v1"),
    JOB("causality/job/v1"),
    STATEMENT("causality/statement/v1"),
    EQUIVOCATION("causality/equivocation/v1"),
    COMMITMENT("causality/commitment/v1"),
    SEAL("causality/seal/v1"),
    SEAL_RECEIPT("causality/seal-receipt/v1"),
    REVEAL("causality/reveal/v1"),
    COMMITTEE("causality/committee/v1"),
    BATCH_LEAF("causality/batch-leaf/v1"),
    BATCH_NODE("causality/batch-node/v1"),
    BATCH_ROOT("causality/batch-root/v1"),
    BLOB_NODE("causality/blob-node/v1"),
    RECON_WINDOW("causality/recon-window/v1"),
    RECON_KEY("causality/recon-key/v1"),
    RECON_EPOCH("causality/recon-epoch/v1"),
    CHECKPOINT("causality/checkpoint/v1"),
    CHECKPOINT_LEAF("causality/checkpoint-leaf/v1"),
    CHECKPOINT_NODE("causality/checkpoint-node/v1"),
    BRANCH_LOT("causality/branch-lot/v1"),
    OWNER("causality/owner/v1");

    private final Bytes tag;

    DomainTag(String text) {
        // The closing zero keeps a tag from being the beginning of another.
        tag = Bytes.ascii(text + "\0");
    }

    /** The tag as it is hashed: its ASCII text and a zero byte. */
    public Bytes bytes() {
        return tag;
    }

    /** SHA-256(tag ‖ parts). */
    public Bytes32 hash(Bytes... parts) {
        MessageDigest digest = sha256();
        digest.update(tag.unsafeArray());
        for (Bytes part : parts) {
            digest.update(part.unsafeArray());
        }
        return Bytes32.of(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
