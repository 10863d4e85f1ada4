package org.causality.devnet.story.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is put before bytes of a kind when they are hashed: ASCII text and a zero byte. */
public enum Tag {
    HEADER("causality/header/v1"),
    ORDER("causality/order/v1"),
    CANCELLATION("causality/cancellation/v1"),
    CERTIFICATE("causality/certificate/v1"),
    ADMISSION_RECEIPT("causality/admission-receipt/v1"),
    LANE("causality/lane/v1"),
    EVENT("causality/event/v1"),
    EFFECT("causality/effect/v1"),
    SLOT("causality/slot/v1");

    private final String text;

    Tag(String text) {
        this.text = text;
    }

    /** SHA-256(text ‖ 0 ‖ content). */
    public Octets hash(Octets content) {
        MessageDigest digest = newSha256();
        digest.update(text.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        return Octets.of(digest.digest(content.toArray()));
    }

    public static Octets sha256(Octets content) {
        return Octets.of(newSha256().digest(content.toArray()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
