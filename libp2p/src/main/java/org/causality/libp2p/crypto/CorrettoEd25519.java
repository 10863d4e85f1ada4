package org.causality.libp2p.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * AWS-LC's Ed25519 through the Amazon Corretto Crypto Provider, found by name so that the jar may be absent. Keys are
 * handed over in their ASN.1 shells.
 */
final class CorrettoEd25519 implements Ed25519 {
    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    /** Read once by the provider's class: without it the provider hands its key factory's work to the JDK. */
    private static final String KEY_FACTORY_SWITCH = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    private final Provider provider;
    private final KeyFactory keys;
    private final BouncyEd25519 derivation = new BouncyEd25519();

    private CorrettoEd25519(Provider provider) throws GeneralSecurityException {
        this.provider = provider;
        keys = KeyFactory.getInstance("Ed25519", provider);
    }

    /** Loads the native library; throws whatever stands in the way. */
    static CorrettoEd25519 load() throws ReflectiveOperationException, GeneralSecurityException {
        if (System.getProperty(KEY_FACTORY_SWITCH) == null) {
            System.setProperty(KEY_FACTORY_SWITCH, "true");
        }
        Object instance = Class.forName(PROVIDER_CLASS).getField("INSTANCE").get(null);
        if (!(instance instanceof Provider provider)) {
            throw new GeneralSecurityException("the provider's instance is missing");
        }
        return new CorrettoEd25519(provider);
    }

    @Override
    public String provider() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    @Override
    public byte[] publicKey(byte[] seed) {
        return derivation.publicKey(seed);
    }

    @Override
    public Signer signer(byte[] seed) {
        try {
            PrivateKey key = keys.generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8_HEAD, seed)));
            return message -> sign(key, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 seed was not taken by " + provider(), e);
        }
    }

    private byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519", provider);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 signing failed in " + provider(), e);
        }
    }

    @Override
    public boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            PublicKey key = keys.generatePublic(new X509EncodedKeySpec(join(X509_HEAD, publicKey)));
            Signature verifier = Signature.getInstance("Ed25519", provider);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}
