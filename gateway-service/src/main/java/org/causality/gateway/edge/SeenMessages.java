package org.causality.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Which messages came lately, and how far they got. A message that came by fetch is not yet relayed: when gossip brings it
 * too, it must still go on. Bounded; the oldest mark goes first, and a message forgotten so is merely handed over twice.
 * Safe from any thread.
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

    private record Mark(boolean handed, @Nullable String topic) {
        Reach reach() {
            if (!handed) {
                return Reach.UNSEEN;
            }
            return topic == null ? Reach.HANDED : Reach.RELAYED;
        }
    }

    private static final Mark NONE = new Mark(false, null);

    private final Map<MessageId, Mark> marks;

    public SeenMessages(int idsMax) {
        this.marks = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MessageId, Mark> eldest) {
                return size() > idsMax;
            }
        };
    }

    public synchronized Reach reach(MessageId id) {
        return mark(id).reach();
    }

    /** Marks a message handed to the core; says how far it had got before. */
    public synchronized Reach handed(MessageId id) {
        Mark before = mark(id);
        marks.put(id, new Mark(true, before.topic()));
        return before.reach();
    }

    /** Marks a message handed to the core and relayed on a topic; says how far it had got before. */
    public synchronized Reach relayed(MessageId id, String topic) {
        Mark before = mark(id);
        marks.put(id, new Mark(true, topic));
        return before.reach();
    }

    /** The core misses it, whatever was handed over before. */
    public synchronized void missed(MessageId id) {
        marks.computeIfPresent(id, (_, mark) -> new Mark(false, mark.topic()));
    }

    /** Lets a message come again by any way. Answers the topic it was relayed on, if any. */
    public synchronized @Nullable String forget(MessageId id) {
        Mark mark = marks.remove(id);
        return mark == null ? null : mark.topic();
    }

    public synchronized int size() {
        return marks.size();
    }

    private Mark mark(MessageId id) {
        return marks.getOrDefault(id, NONE);
    }
}
