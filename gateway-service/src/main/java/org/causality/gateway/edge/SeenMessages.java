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

    private record Mark(Reach reach, @Nullable String topic) {}

    private static final Mark NONE = new Mark(Reach.UNSEEN, null);

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
        return marks.getOrDefault(id, NONE).reach();
    }

    /** Marks a message handed to the core; says how far it had got before. */
    public synchronized Reach handed(MessageId id) {
        Mark before = marks.putIfAbsent(id, new Mark(Reach.HANDED, null));
        return before == null ? Reach.UNSEEN : before.reach();
    }

    /** Marks a message relayed on a topic; says how far it had got before. */
    public synchronized Reach relayed(MessageId id, String topic) {
        Mark before = marks.put(id, new Mark(Reach.RELAYED, topic));
        return before == null ? Reach.UNSEEN : before.reach();
    }

    /** Lets a message come again. Answers the topic it was relayed on, if any. */
    public synchronized @Nullable String forget(MessageId id) {
        Mark mark = marks.remove(id);
        return mark == null ? null : mark.topic();
    }

    public synchronized int size() {
        return marks.size();
    }
}
