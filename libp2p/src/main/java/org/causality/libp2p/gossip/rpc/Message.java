package org.causality.libp2p.gossip.rpc;

import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/**
 * One published message with its canonical bytes: {@code from 1, data 2, seqno 3, topic 4, signature 5, key 6}, in this
 * order, absent fields left out. Two messages are equal when these bytes are.
 */
public final class Message {
    static final int FROM = 1;
    static final int DATA = 2;
    static final int SEQNO = 3;
    static final int TOPIC = 4;
    static final int SIGNATURE = 5;
    static final int KEY = 6;

    private final Topic topic;
    private final Fields fields;
    private final Bytes encoded;

    /** The fields beside the topic, null where absent. */
    public record Fields(
            @Nullable Bytes from,
            @Nullable Bytes data,
            @Nullable Bytes seqno,
            @Nullable Bytes signature,
            @Nullable Bytes key) {
        /** Whether anything names or proves an author. */
        public boolean namesAuthor() {
            return from != null || seqno != null || signature != null || key != null;
        }
    }

    Message(Topic topic, Fields fields, Bytes encoded) {
        this.topic = topic;
        this.fields = fields;
        this.encoded = encoded;
    }

    /** A message with these fields. */
    public static Message of(Topic topic, Fields fields) {
        return new Message(topic, fields, encode(topic, fields));
    }

    /** A message without author. */
    public static Message anonymous(Topic topic, Bytes data) {
        return of(topic, new Fields(null, data, null, null, null));
    }

    /** Where it was published. */
    public Topic topic() {
        return topic;
    }

    /** What was published; empty when the field is absent. */
    public Bytes data() {
        Bytes data = fields.data();
        return data == null ? Bytes.EMPTY : data;
    }

    /** The other fields. */
    public Fields fields() {
        return fields;
    }

    /** The canonical bytes. */
    public Bytes encoded() {
        return encoded;
    }

    /** What a signature covers behind its prefix: the canonical bytes without signature and key, which stand last. */
    public Bytes signedPart() {
        return encoded.head(encoded.length() - size(fields.signature) - size(fields.key));
    }

    private static int size(@Nullable Bytes field) {
        return field == null ? 0 : 1 + Varint.size(field.length()) + field.length();
    }

    /** The same message, holding no more than twice its own size in memory. */
    public Message compact() {
        if (encoded.isCompact()) {
            return this;
        }
        Fields own = new Fields(
                compact(fields.from),
                compact(fields.data),
                compact(fields.seqno),
                compact(fields.signature),
                compact(fields.key));
        return new Message(topic, own, encoded.compact());
    }

    private static @Nullable Bytes compact(@Nullable Bytes bytes) {
        return bytes == null ? null : Bytes.wrap(bytes.toArray());
    }

    private static Bytes encode(Topic topic, Fields fields) {
        ProtoWriter out = new ProtoWriter(fields.data == null ? 128 : fields.data.length() + 256);
        put(out, FROM, fields.from);
        put(out, DATA, fields.data);
        put(out, SEQNO, fields.seqno);
        out.string(TOPIC, topic.name());
        put(out, SIGNATURE, fields.signature);
        put(out, KEY, fields.key);
        return Bytes.wrap(out.toByteArray());
    }

    private static void put(ProtoWriter out, int field, @Nullable Bytes value) {
        if (value != null) {
            value.writeTo(out, field);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return "message of " + data().length() + " bytes on " + topic;
    }
}
