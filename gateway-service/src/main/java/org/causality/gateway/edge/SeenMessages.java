package org.causality.gateway.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Which messages came lately, and how far they got. A message that came by fetch is not yet relayed: when gossip brings it
 * too, it must still go on. A header alone and the message with its body go different ways: the header is no news to whom has
 * the body, the body is news to whom has only the header. Bounded; the oldest mark goes first, and a message forgotten so is
 * merely handed over twice. Safe from any thread.
 */
public final class SeenMessages {

    /** How far a message got. */
    public enum Reach {
        UNSEEN,
        /** The core has it. */
        HANDED,
        /** The core has it, and the mesh. */
        RELAYED
    }

    /** What of a message is meant. */
    public enum Part {
        WHOLE,
        HEADER
    }

    /**
     * @param handed what the core has; null for nothing
     * @param wholeTopic where the message with its body was relayed
     * @param headerTopic where its header was
     * @param sinceMillis when it was first known
     */
    private record Mark(
            @Nullable Part handed,
            @Nullable String wholeTopic,
            @Nullable String headerTopic,
            long sinceMillis) {

        boolean hasHanded(Part part) {
            return handed == Part.WHOLE || handed == part;
        }

        @Nullable String topic(Part part) {
            return switch (part) {
                case WHOLE -> wholeTopic;
                case HEADER -> headerTopic;
            };
        }

        Reach reach(Part part) {
            if (!hasHanded(part)) {
                return Reach.UNSEEN;
            }
            return topic(part) == null ? Reach.HANDED : Reach.RELAYED;
        }

        Mark handed(Part part, @Nullable String topic, long nowMillis) {
            return new Mark(
                    hasHanded(part) ? handed : part,
                    part == Part.WHOLE && topic != null ? topic : wholeTopic,
                    part == Part.HEADER && topic != null ? topic : headerTopic,
                    Math.min(sinceMillis, nowMillis));
        }

        List<String> topics() {
            return Stream.of(wholeTopic, headerTopic).filter(Objects::nonNull).toList();
        }
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final Mark NONE = new Mark(null, null, null, NEVER);

    private final Map<MessageId, Mark> marks;
    private final long replayMillis;

    /** @param replayMillis age from which a copy is no mesh's echo any more */
    public SeenMessages(int idsMax, long replayMillis) {
        this.replayMillis = replayMillis;
        this.marks = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MessageId, Mark> eldest) {
                return size() > idsMax;
            }
        };
    }

    /** Of the message with its body. */
    public Reach reach(MessageId id) {
        return reach(id, Part.WHOLE);
    }

    synchronized Reach reach(MessageId id, Part part) {
        return mark(id).reach(part);
    }

    /** Whether the core has heard of it, be it only the header. */
    public boolean isKnown(MessageId id) {
        return reach(id, Part.HEADER) != Reach.UNSEEN;
    }

    /** Whether the core has had it for so long that no honest mesh still brings it. */
    synchronized boolean isReplay(MessageId id, Part part, long nowMillis) {
        Mark mark = mark(id);
        return mark.hasHanded(part) && nowMillis - mark.sinceMillis() > replayMillis;
    }

    /** Marks a message with its body handed to the core; says how far it had got before. */
    public Reach handed(MessageId id, long nowMillis) {
        return handed(id, Part.WHOLE, nowMillis);
    }

    Reach handed(MessageId id, Part part, long nowMillis) {
        return mark(id, part, null, nowMillis);
    }

    /** Marks a message with its body handed to the core and relayed on a topic; says how far it had got before. */
    public Reach relayed(MessageId id, String topic, long nowMillis) {
        return relayed(id, Part.WHOLE, topic, nowMillis);
    }

    /** As {@link #relayed(MessageId, String, long)}, of this part. */
    public Reach relayed(MessageId id, Part part, String topic, long nowMillis) {
        return mark(id, part, topic, nowMillis);
    }

    private synchronized Reach mark(MessageId id, Part part, @Nullable String topic, long nowMillis) {
        Mark before = mark(id);
        marks.put(id, before.handed(part, topic, nowMillis));
        return before.reach(part);
    }

    /** The core misses it, whatever was handed over before. */
    public synchronized void missed(MessageId id) {
        marks.computeIfPresent(id, (_, mark) -> new Mark(null, mark.wholeTopic(), mark.headerTopic(), NEVER));
    }

    /** Lets a message come again by any way. Answers the topics it was relayed on. */
    public synchronized List<String> forget(MessageId id) {
        Mark mark = marks.remove(id);
        return mark == null ? List.of() : mark.topics();
    }

    public synchronized int size() {
        return marks.size();
    }

    private Mark mark(MessageId id) {
        return marks.getOrDefault(id, NONE);
    }
}
