/**
 * The message of the network: header, envelope, ids, types, payloads, Lamport time.
 *
 * <p>Law: a message is its header; the id is the hash of the header's bytes as they came and the signature is over the
 * id, so a header can be checked, stored and shown as evidence without its body. Numbers alone never say what happened
 * before what. Start at {@link org.causality.model.message.Header}. Seed section: Message Protocol.
 */
@NullMarked
package org.causality.model.message;

import org.jspecify.annotations.NullMarked;
