package org.causality.libp2p.kad.message;

import java.util.List;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;
import org.causality.libp2p.proto.Repeated;
import org.jspecify.annotations.Nullable;

/**
 * A request or its answer: protobuf {@code {type = 1, key = 2, record = 3, closerPeers = 8, providerPeers = 9}}, on the
 * wire behind its length as a varint.
 *
 * @param type what is asked; an answer repeats it
 * @param key what it is about: a peer id's bytes, a record's key or a multihash; may be empty in answers
 * @param record the value, or null
 * @param closerPeers peers nearer to the key than the one that answers
 * @param providerPeers who provides the key
 */
public record KadMessage(
        Type type, Octets key, @Nullable KadRecord record, List<Contact> closerPeers, List<Contact> providerPeers) {
    /** Longest message taken. */
    public static final int BYTES_MAX = 131_072;

    /** Longest key taken. */
    public static final int KEY_BYTES_MAX = 1_024;

    /** Most contacts kept of each list; further ones are dropped. */
    public static final int CONTACTS_MAX = 40;

    private static final int CLOSER = 8;
    private static final int PROVIDERS = 9;

    /** What a message asks, with its number on the wire. */
    public enum Type {
        /** Keep this record. */
        PUT_VALUE(0),
        /** Give me the record, or who is nearer. */
        GET_VALUE(1),
        /** I provide this; not answered. */
        ADD_PROVIDER(2),
        /** Who provides this, and who is nearer? */
        GET_PROVIDERS(3),
        /** Who is near this key? */
        FIND_NODE(4),
        /** Are you there? Out of use, still answered. */
        PING(5);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        static Type of(int number) {
            for (Type type : values()) {
                if (type.number == number) {
                    return type;
                }
            }
            throw new MalformedException("unknown type of a Kademlia message");
        }
    }

    /** Copies the lists, unless they are over bytes that never change. */
    public KadMessage {
        closerPeers = Repeated.copyOf(closerPeers);
        providerPeers = Repeated.copyOf(providerPeers);
    }

    /** A message with neither record nor contacts. */
    public static KadMessage of(Type type, Octets key) {
        return new KadMessage(type, key, null, List.of(), List.of());
    }

    /** The encoding, without its length. */
    public byte[] encoded() {
        ProtoWriter writer = new ProtoWriter(256).uint64(1, type.number);
        if (!key.isEmpty()) {
            writer.bytes(2, key.bytes());
        }
        if (record != null) {
            writer.message(3, record::write);
        }
        closerPeers.forEach(contact -> writer.message(CLOSER, contact::write));
        providerPeers.forEach(contact -> writer.message(PROVIDERS, contact::write));
        return writer.toByteArray();
    }

    /** Parses one message without its length; it keeps {@code bytes} alive, which nobody may change. */
    public static KadMessage parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("Kademlia message is too long");
        }
        ProtoReader reader = new ProtoReader(bytes);
        int type = 0;
        long key = ProtoReader.NONE;
        long record = ProtoReader.NONE;
        int closer = 0;
        int providers = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> type = reader.uint32(Integer.MAX_VALUE);
                case 2 -> key = reader.span(KEY_BYTES_MAX);
                case 3 -> record = reader.span(BYTES_MAX);
                case CLOSER -> closer += known(reader, bytes);
                case PROVIDERS -> providers += known(reader, bytes);
                default -> reader.skip();
            }
        }
        return new KadMessage(
                Type.of(type),
                Octets.own(reader.copy(key)),
                record == ProtoReader.NONE ? null : KadRecord.read(reader.at(record)),
                contacts(bytes, CLOSER, closer),
                contacts(bytes, PROVIDERS, providers));
    }

    private static int known(ProtoReader reader, byte[] bytes) {
        int outer = reader.enter(Contact.BYTES_MAX);
        boolean known = Contact.isKnown(reader, bytes);
        reader.leave(outer);
        return known ? 1 : 0;
    }

    private static List<Contact> contacts(byte[] bytes, int field, int known) {
        return Repeated.of(bytes, 0, bytes.length, field, Math.min(known, CONTACTS_MAX), Contact::read);
    }
}
