package org.causality.crosschain.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/** What we would announce when our turn comes, and the retractions that somebody has announced. */
final class Announcements {

    /** Events of ours that wait for our turn; beyond it the eldest goes: others announce it. */
    static final int PLANNED_MAX = 4_096;

    /** Retractions remembered as told; a forgotten one may be told twice, which harms nobody. */
    static final int TOLD_MAX = 4_096;

    private final Map<EventId, Announcement> planned = new LinkedHashMap<>();
    private final Set<EventId> told = new LinkedHashSet<>();

    void restore(Announcement announcement) {
        planned.put(announcement.event().id(), announcement);
    }

    boolean isPlannedOrTold(EventId id) {
        return planned.containsKey(id) || told.contains(id);
    }

    /** Answers the one that had to go for it, or null. */
    @Nullable EventId plan(Announcement announcement) {
        planned.put(announcement.event().id(), announcement);
        return planned.size() > PLANNED_MAX ? planned.keySet().iterator().next() : null;
    }

    boolean unplan(EventId id) {
        return planned.remove(id) != null;
    }

    void told(EventId retraction) {
        told.add(retraction);
        if (told.size() > TOLD_MAX) {
            told.remove(told.iterator().next());
        }
    }

    /** What was seen in a block, retractions not counted. */
    List<EventId> seenIn(Bytes32 block) {
        List<EventId> seen = new ArrayList<>();
        planned.forEach((id, announcement) -> {
            if (announcement.event().retracts() == null
                    && announcement.event().place().blockHash().equals(block)) {
                seen.add(id);
            }
        });
        return seen;
    }

    List<Announcement> due(Instant now) {
        return planned.values().stream()
                .filter(announcement -> !announcement.dueAt().isAfter(now))
                .toList();
    }
}
