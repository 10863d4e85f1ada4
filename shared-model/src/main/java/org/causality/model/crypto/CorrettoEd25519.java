package org.causality.model.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * AWS-LC's Ed25519 through the Amazon Corretto Crypto Provider: about 2.5 times Bouncy Castle.
 *
 * <p>The provider is used by instance and never registered with the JVM, so no other code changes its behaviour because
 * we are here. It compares R byte by byte (cofactorless), as the rules ask.
 */
final class CorrettoEd25519 implements Ed25519Engine<PublicKey> {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String ED_KEYS_FLAG = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";
    private static final String ALGORITHM = "Ed25519";
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** A process signs with its own few feed and receipt keys; the simulator with some more. */
    private static final int SIGNING_KEYS_CACHED_MAX = 64;

    private final Provider provider;
    private final KeyFactory keys;
    private final RecentKeys<PrivateKey> signingKeys = new RecentKeys<>(SIGNING_KEYS_CACHED_MAX);

    private CorrettoEd25519(Provider provider) throws GeneralSecurityException {
        this.provider = provider;
        this.keys = KeyFactory.getInstance(ALGORITHM, provider);
    }

    /** @throws IllegalStateException the library is not on the class path or does not load on this platform */
    static Ed25519Engine<?> load() {
        // Read once, when the provider is constructed; without it the provider has Ed25519 but no way to name a key.
        System.setProperty(ED_KEYS_FLAG, "true");
        try {
            Object provider = Class.forName(PROVIDER).getDeclaredConstructor().newInstance();
            return new CorrettoEd25519((Provider) provider);
        } catch (ReflectiveOperationException | GeneralSecurityException e) {
            throw new IllegalStateException("AWS-LC is not available here: " + e.getMessage(), e);
        }
    }

    @Override
    public String provider() {
        return "AWS-LC (ACCP " + provider.getVersionStr() + ")";
    }

    @Override
    public PublicKey decode(byte[] key32) {
        try {
            return keys.generatePublic(new X509EncodedKeySpec(joined(SPKI_PREFIX, key32)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AWS-LC refused a key of prime order", e);
        }
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, byte[] sig64) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM, provider);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(sig64);
        } catch (SignatureException _) {
            return false; // the provider's way to say that an encoding is wrong
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AWS-LC could not verify", e);
        }
    }

    @Override
    public byte[] sign(byte[] seed32, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM, provider);
            signature.initSign(signingKey(seed32));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AWS-LC could not sign", e);
        }
    }

    private PrivateKey signingKey(byte[] seed32) throws GeneralSecurityException {
        PrivateKey known = signingKeys.find(seed32);
        if (known != null) {
            return known;
        }
        PrivateKey key = keys.generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_PREFIX, seed32)));
        signingKeys.keep(seed32, key);
        return key;
    }

    private static byte[] joined(byte[] prefix, byte[] key) {
        byte[] all = new byte[prefix.length + key.length];
        System.arraycopy(prefix, 0, all, 0, prefix.length);
        System.arraycopy(key, 0, all, prefix.length, key.length);
        return all;
    }
}
