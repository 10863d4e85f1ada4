/**
 * Ed25519 keys and signatures as values.
 *
 * <p>Law: a private key never has a text form and never leaves {@link org.causality.model.key.SigningKey}. Who may use
 * which key for what is the matter of certificates, in {@code network}. Seed section: Message Protocol.
 */
@NullMarked
package org.causality.model.key;

import org.jspecify.annotations.NullMarked;
