/**
 * The protobuf wire format by hand, for the few small messages of libp2p.
 *
 * <p>Law: limits are checked before anything is allocated; a reader never copies unless asked, and what is repeated
 * becomes objects when it is looked at; a writer puts fields in the order it is called, which must be tag order where a
 * signature covers the bytes. Start at {@link org.causality.libp2p.proto.ProtoReader}. Source: protobuf encoding
 * specification.
 */
@NullMarked
package org.causality.libp2p.proto;

import org.jspecify.annotations.NullMarked;
