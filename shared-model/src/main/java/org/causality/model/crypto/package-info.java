/**
 * The primitives the protocol signs and hashes with, behind one {@link org.causality.model.crypto.CryptoSuite}.
 *
 * <p>Law: every provider gives the same verdict on every input. What differs between libraries (point encodings, points
 * of small or mixed order, high scalars) is refused by our own checks before a library is asked, so a node on native code
 * and a node on pure Java can never split the network. Nothing here knows messages, orders or keys as types: arrays in,
 * arrays out, bad input is an answer and never an exception.
 *
 * <p>Start at {@code CryptoSuite}, then {@code StrictEd25519} for the rules.
 */
@NullMarked
package org.causality.model.crypto;

import org.jspecify.annotations.NullMarked;
