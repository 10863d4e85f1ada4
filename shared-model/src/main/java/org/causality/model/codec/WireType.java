package org.causality.model.codec;

/** The two protobuf wire types canonical messages use. */
final class WireType {

    static final int VARINT = 0;
    static final int BYTES = 2;

    private WireType() {}
}
