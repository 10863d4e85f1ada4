package org.causality.libp2p.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The primitives in use, each the fastest that passed {@link SelfTest} when this class was first needed.
 *
 * @param ed25519 AWS-LC where its native library loads, else Bouncy Castle
 * @param x25519 BoringSSL where Conscrypt's native library loads, else Bouncy Castle
 * @param chaChaPoly BoringSSL likewise, else the JDK
 * @param notes one sentence for every faster candidate that was passed over, and why
 */
public record Crypto(Ed25519 ed25519, X25519 x25519, Aead.Factory chaChaPoly, List<String> notes) {
    private static final String TRANSFORMATION = "ChaCha20-Poly1305";
    private static final String CONSCRYPT_TRANSFORMATION = "ChaCha20/Poly1305/NoPadding";

    private static final class Holder {
        private static final Crypto CHOSEN = choose();
    }

    /** The primitives of this process. */
    public static Crypto chosen() {
        return Holder.CHOSEN;
    }

    /** Pure Java and the JDK only, for comparison and for places where native code is not wanted. */
    public static Crypto portable() {
        return new Crypto(new BouncyEd25519(), new BouncyX25519(), jdkAead(), List.of());
    }

    /** Who computes what, for logs and status pages. */
    public Map<String, String> report() {
        Map<String, String> report = new TreeMap<>();
        report.put("ed25519", ed25519.provider());
        report.put("x25519", x25519.provider());
        report.put("chacha20-poly1305", chaChaPoly.provider());
        report.put("sha-256", sha256().getProvider().getName());
        return report;
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Crypto choose() {
        List<String> notes = new ArrayList<>();
        Crypto portable = portable();
        SelfTest.ed25519(portable.ed25519());
        SelfTest.x25519(portable.x25519());
        SelfTest.aead(portable.chaChaPoly());
        return new Crypto(
                nativeEd25519(portable.ed25519(), notes),
                nativeX25519(portable.x25519(), notes),
                nativeAead(portable.chaChaPoly(), notes),
                List.copyOf(notes));
    }

    private static Ed25519 nativeEd25519(Ed25519 fallback, List<String> notes) {
        try {
            Ed25519 candidate = CorrettoEd25519.load();
            SelfTest.ed25519(candidate);
            return candidate;
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError e) {
            notes.add("Ed25519 stays with " + fallback.provider() + ", AWS-LC is not usable: " + e);
            return fallback;
        }
    }

    private static X25519 nativeX25519(X25519 fallback, List<String> notes) {
        try {
            X25519 candidate = new ConscryptX25519(conscrypt());
            SelfTest.x25519(candidate);
            return candidate;
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError e) {
            notes.add("X25519 stays with " + fallback.provider() + ", Conscrypt is not usable: " + e);
            return fallback;
        }
    }

    /** Found by name so that the jar may be absent. */
    private static Provider conscrypt() throws ReflectiveOperationException {
        return Class.forName("org.conscrypt.OpenSSLProvider")
                .asSubclass(Provider.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Aead.Factory nativeAead(Aead.Factory fallback, List<String> notes) {
        try {
            Aead.Factory candidate = JcaAead.factory(conscrypt(), CONSCRYPT_TRANSFORMATION);
            SelfTest.aead(candidate);
            return candidate;
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError e) {
            notes.add("ChaCha20-Poly1305 stays with " + fallback.provider() + ", Conscrypt is not usable: " + e);
            return fallback;
        }
    }

    private static Aead.Factory jdkAead() {
        try {
            return JcaAead.factory(Security.getProvider("SunJCE"), TRANSFORMATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 11 has " + TRANSFORMATION, e);
        }
    }
}
