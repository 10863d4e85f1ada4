package org.causality.model.topic;

/** What the record key of a topic holds. */
public enum KeyKind {
    STAMP("8 bytes Lamport time, big-endian, then the 32-byte message id: the record's identity"),
    CAUSE("8 bytes Lamport time, big-endian, then the 32-byte id of the message that caused the event"),
    DRAFT("8 bytes clock reading, big-endian, then the 32-byte draft id"),
    ENTITY("the 32-byte id of the entity; the last record per key is its state");

    private final String meaning;

    KeyKind(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
