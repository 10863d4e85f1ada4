package org.causality.model.topic;

/** The headers of records. Values are UTF-8 text unless said otherwise; numbers are decimal, ids 0x-hex. */
public enum RecordHeader {
    TYPE(
            "type",
            "the message type's name in the registry, e.g. UserOrder; its number when this build has no name for it"),
    PRIORITY_CLASS("class", "CONTROL, HIGH, MEDIUM or LOW, as the receiver computed it"),
    CONTENT("content", "what the value is: envelope, header, or the name of a core's own record: FEED_MUTED or TICK"),
    DELIVERY_SEQUENCE("delivery-sequence", "the place in delivered: dense, from 1, the same on every gateway replica"),
    MESSAGE_ID("message-id", "the id of the message the record carries or was caused by"),
    DRAFT_ID("draft-id", "the draft a message was made from, on the operator that made it"),
    LANE("lane", "the causal lane as 0x-hex: what chose the partition"),
    COMMAND("command", "what the causal core asks of the gateways: publish, fetch or fetch-blob"),
    CONNECTION("connection", "the PeerId (base58) of the peer at the other end of the connection a frame came on"),
    RECEIVED_MILLIS("received-millis", "Unix milliseconds at which the gateway took the frame"),
    FENCE("fence", "the fencing epoch of the core that wrote the record; lower ones are ignored"),
    INDEX(
            "index",
            "an event's place among the events of its cause, from 1; with the delivery sequence it is the cursor"),
    HELD_BACK_MILLIS("held-back-millis", "how long a message waited for what it depends on before it was delivered"),
    EVENT("event", "the kind of a domain event, e.g. StatusChanged"),
    REASON("reason", "the reason code: why an order changed, or why the record is dead"),
    DETAIL("detail", "one sentence for a human, beside the reason of a dead record"),
    SOURCE("source", "topic, partition and offset a dead record was read from, joined by colons"),
    TRACE_ID("trace-id", "the trace the record belongs to");

    private final String key;
    private final String meaning;

    RecordHeader(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }
}
