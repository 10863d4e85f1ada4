package org.causality.libp2p.gossip.router;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Accepted messages of the last heartbeats, to be announced and sent on request; oldest first. */
final class MessageCache {
    /** Names a message across topics. */
    private record Name(Topic topic, MessageId id) {}

    /** A kept message. */
    static final class Entry {
        private final Name name;
        final Message message;
        final Lane lane;
        private final Map<PeerId, Integer> sentOnRequest = new HashMap<>();

        private Entry(Name name, Message message, Lane lane) {
            this.name = name;
            this.message = message;
            this.lane = lane;
        }

        /** Counts one more sending to the peer; false when it was sent often enough. */
        boolean mayServe(PeerId peer, int timesMax) {
            return sentOnRequest.merge(peer, 1, Integer::sum) <= timesMax;
        }
    }

    private final int messagesMax;
    private final int bytesMax;
    private final Map<MessageId, Entry> byId = new HashMap<>();
    /** Newest first; one window a heartbeat. */
    private final Deque<Map<Name, Entry>> windows = new ArrayDeque<>();

    private final int windowsMax;
    private int messages;
    private long bytes;

    MessageCache(RouterLimits limits, int windowsMax) {
        this.messagesMax = limits.cacheMessagesMax();
        this.bytesMax = limits.cacheBytesMax();
        this.windowsMax = windowsMax;
        windows.addFirst(new LinkedHashMap<>());
    }

    /** Keeps a message; false when older ones had to go for it. */
    boolean put(MessageId id, Message message, Lane lane) {
        Entry entry = new Entry(new Name(message.topic(), id), message, lane);
        if (windows.getFirst().putIfAbsent(entry.name, entry) != null) {
            return true;
        }
        byId.put(id, entry);
        messages++;
        bytes += message.encoded().length();
        return makeRoom();
    }

    @Nullable Entry get(MessageId id) {
        return byId.get(id);
    }

    /** What is kept of each topic from the newest {@code beats} windows, newest first. */
    Map<Topic, List<MessageId>> recent(int beats) {
        Map<Topic, List<MessageId>> ids = new LinkedHashMap<>();
        windows.stream()
                .limit(beats)
                .flatMap(window -> window.keySet().stream())
                .forEach(name ->
                        ids.computeIfAbsent(name.topic, _ -> new ArrayList<>()).add(name.id));
        return ids;
    }

    void shift() {
        windows.addFirst(new LinkedHashMap<>());
        while (windows.size() > windowsMax) {
            windows.removeLast().values().forEach(this::removed);
        }
    }

    int messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    private boolean makeRoom() {
        boolean fitted = true;
        while (messages > messagesMax || bytes > bytesMax) {
            removeOldest();
            fitted = false;
        }
        return fitted;
    }

    private void removeOldest() {
        while (windows.getLast().isEmpty()) {
            windows.removeLast();
        }
        var oldest = windows.getLast().entrySet().iterator();
        Entry entry = oldest.next().getValue();
        oldest.remove();
        removed(entry);
    }

    private void removed(Entry entry) {
        byId.remove(entry.name.id, entry);
        messages--;
        bytes -= entry.message.encoded().length();
    }
}
