package org.causality.model.crypto;

/**
 * One library's Ed25519. It is only ever given what {@link StrictEd25519} let through: keys of prime order in canonical
 * form, signatures whose R and S are canonical.
 *
 * @param <K> the library's decoded public key, worth keeping between verifications
 */
interface Ed25519Engine<K> {
    String provider();

    /** Decodes a key that already passed the strict checks. */
    K decode(byte[] key32);

    boolean verify(K key, byte[] message, byte[] sig64);

    byte[] sign(byte[] seed32, byte[] message);
}
