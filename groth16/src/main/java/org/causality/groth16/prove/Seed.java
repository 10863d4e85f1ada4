package org.causality.groth16.prove;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.causality.groth16.field.Fr;

/** Numbers drawn from text: SHA-512 of everything said so far and a label, modulo r. */
final class Seed {
    private final MessageDigest said;

    Seed(String... texts) {
        said = sha512();
        for (String text : texts) {
            say(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    void say(byte[] bytes) {
        said.update(BigInteger.valueOf(Integer.MAX_VALUE + 1L + bytes.length).toByteArray());
        said.update(bytes);
    }

    /** Not zero. */
    Fr draw(String label) {
        MessageDigest copy = sha512();
        copy.update(state());
        copy.update(label.getBytes(StandardCharsets.UTF_8));
        Fr drawn = Fr.of(new BigInteger(1, copy.digest()));
        if (drawn.isZero()) {
            throw new IllegalStateException("a seed that draws zero; take another");
        }
        return drawn;
    }

    private byte[] state() {
        try {
            return ((MessageDigest) said.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-512 of the JDK can be cloned", e);
        }
    }
}
