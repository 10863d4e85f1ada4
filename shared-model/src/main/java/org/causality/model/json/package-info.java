/**
 * The text form of the model in the API, in view topics and in logs' details.
 *
 * <p>Law: hashes, keys and signatures are {@code 0x} and lower-case hex, integers of 64 bits or more decimal strings,
 * times RFC 3339; unknown fields are refused, never ignored. Start at {@link org.causality.model.json.OrderJson}.
 * Design: contracts "Text forms".
 */
@NullMarked
package org.causality.model.json;

import org.jspecify.annotations.NullMarked;
