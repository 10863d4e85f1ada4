/**
 * Bytes and the canonical protobuf encoding everything signed or hashed is made of.
 *
 * <p>Law: one value has exactly one encoding. Fields stand in tag order, varints are minimal, default values and
 * unknown fields are absent. A decoder accepts or rejects, nothing else, and allocates at most four times its input.
 * Start at {@link org.causality.model.codec.CanonicalReader}. Seed section: Message Protocol.
 */
@NullMarked
package org.causality.model.codec;

import org.jspecify.annotations.NullMarked;
