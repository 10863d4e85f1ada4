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

    /** @param sinceMillis when it was first known */
    private record Mark(boolean handed, @Nullable String topic, long sinceMillis) {
        Reach reach() {
            if (!handed) {
                return Reach.UNSEEN;
            }
            return topic == null ? Reach.HANDED : Reach.RELAYED;
        }
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final Mark NONE = new Mark(false, null, NEVER);

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

    public synchronized Reach reach(MessageId id) {
        return mark(id).reach();
    }

    /** Whether the core has had it for so long that no honest mesh still brings it. */
    public synchronized boolean isReplay(MessageId id, long nowMillis) {
        Mark mark = mark(id);
        return mark.handed() && nowMillis - mark.sinceMillis() > replayMillis;
    }

    /** Marks a message handed to the core; says how far it had got before. */
    public synchronized Reach handed(MessageId id, long nowMillis) {
        return mark(id, mark(id).topic(), nowMillis);
    }

    /** Marks a message handed to the core and relayed on a topic; says how far it had got before. */
    public synchronized Reach relayed(MessageId id, String topic, long nowMillis) {
        return mark(id, topic, nowMillis);
    }

    private Reach mark(MessageId id, @Nullable String topic, long nowMillis) {
        Mark before = mark(id);
        marks.put(id, new Mark(true, topic, before.handed() ? Math.min(before.sinceMillis(), nowMillis) : nowMillis));
        return before.reach();
    }

    /** The core misses it, whatever was handed over before. */
    public synchronized void missed(MessageId id) {
        marks.computeIfPresent(id, (_, mark) -> new Mark(false, mark.topic(), NEVER));
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
