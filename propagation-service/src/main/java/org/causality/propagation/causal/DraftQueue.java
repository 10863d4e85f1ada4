package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** Drafts that wait for what they depend on, and the ids of those that were stamped. */
final class DraftQueue {

    /**
     * @param id the id it was asked under; its dependencies may have been replaced since
     * @param sinceMillis when it came
     */
    record Waiting(DraftId id, Draft draft, long sinceMillis) {}

    private final SequencedMap<DraftId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<MessageId, Set<DraftId>> byDependency = new HashMap<>();
    private final SequencedMap<DraftId, MessageId> stamped = new LinkedHashMap<>();
    private final SequencedSet<DraftId> woken = new LinkedHashSet<>();
    private final CausalLimits limits;
    private boolean hasForgotten;

    DraftQueue(CausalLimits limits) {
        this.limits = limits;
    }

    /** The message a draft became, or null. */
    @Nullable MessageId stampedAs(DraftId id) {
        return stamped.get(id);
    }

    boolean isWaiting(DraftId id) {
        return waiting.containsKey(id);
    }

    boolean isFull() {
        return waiting.size() >= limits.draftsWaitingMax();
    }

    boolean hasForgotten() {
        return hasForgotten;
    }

    void await(DraftId id, Draft draft, long sinceMillis) {
        waiting.put(id, new Waiting(id, draft, sinceMillis));
        for (MessageId dependency : draft.dependencies()) {
            byDependency.computeIfAbsent(dependency, _ -> new LinkedHashSet<>()).add(id);
        }
    }

    /** Looks at one draft again. */
    void wake(DraftId id) {
        woken.add(id);
    }

    /** Something happened to a message: drafts that name it are looked at again. */
    void wake(MessageId dependency) {
        Set<DraftId> drafts = byDependency.isEmpty() ? null : byDependency.get(dependency);
        if (drafts != null) {
            woken.addAll(drafts);
        }
    }

    /** Whether a draft waits for this message. */
    boolean isAwaited(MessageId dependency) {
        return !byDependency.isEmpty() && byDependency.containsKey(dependency);
    }

    boolean hasWoken() {
        return !woken.isEmpty();
    }

    List<Waiting> takeWoken() {
        List<Waiting> drafts = new ArrayList<>();
        woken.stream().map(waiting::get).filter(Objects::nonNull).forEach(drafts::add);
        woken.clear();
        return drafts;
    }

    /** Those that have waited at least that long, oldest first. */
    List<Waiting> waitingSince(long beforeMillis) {
        return waiting.values().stream()
                .takeWhile(draft -> draft.sinceMillis <= beforeMillis)
                .toList();
    }

    /** Lets what waits for a message depend on another one instead. */
    void replace(MessageId dependency, MessageId instead) {
        for (DraftId id : List.copyOf(byDependency.getOrDefault(dependency, Set.of()))) {
            Waiting old = waiting.get(id);
            if (old != null) {
                remove(id);
                List<MessageId> dependencies = old.draft.dependencies().stream()
                        .map(named -> named.equals(dependency) ? instead : named)
                        .toList();
                await(id, new Draft(old.draft.payload(), dependencies, old.draft.ttl()), old.sinceMillis);
                wake(id);
            }
        }
    }

    void remove(DraftId id) {
        Waiting removed = waiting.remove(id);
        if (removed == null) {
            return;
        }
        for (MessageId dependency : removed.draft.dependencies()) {
            byDependency.computeIfPresent(dependency, (_, drafts) -> {
                drafts.remove(id);
                return drafts.isEmpty() ? null : drafts;
            });
        }
    }

    void stamped(DraftId id, MessageId message) {
        remove(id);
        stamped.put(id, message);
        if (stamped.size() > limits.draftIdsMax()) {
            stamped.pollFirstEntry();
            hasForgotten = true;
        }
    }

    int count() {
        return waiting.size();
    }
}
