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
    /** A kept message. */
    static final class Entry {
        private final MessageId id;
        private final long beat;
        final Message message;
        final Lane lane;
        /** Null while nobody asked for it. */
        private @Nullable Map<PeerId, Integer> sentOnRequest;

        private Entry(MessageId id, long beat, Message message, Lane lane) {
            this.id = id;
            this.beat = beat;
            this.message = message;
            this.lane = lane;
        }

        /** Counts one more sending to the peer; false when it was sent often enough. */
        boolean mayServe(PeerId peer, int timesMax) {
            if (sentOnRequest == null) {
                sentOnRequest = new HashMap<>();
            }
            return sentOnRequest.merge(peer, 1, Integer::sum) <= timesMax;
        }
    }

    private final int messagesMax;
    private final int bytesMax;
    private final IdMap<Entry> byId = new IdMap<>();
    /** Newest first; one window a heartbeat, the oldest message of it first. */
    private final Deque<Deque<Entry>> windows = new ArrayDeque<>();

    private final int windowsMax;
    private long beat;
    private int messages;
    private long bytes;

    MessageCache(RouterLimits limits, int windowsMax) {
        this.messagesMax = limits.cacheMessagesMax();
        this.bytesMax = limits.cacheBytesMax();
        this.windowsMax = windowsMax;
        windows.addFirst(new ArrayDeque<>());
    }

    /** Keeps a message; false when older ones had to go for it. */
    boolean put(MessageId id, Message message, Lane lane) {
        Entry known = byId.get(id);
        if (known != null && known.beat == beat && known.message.topic().equals(message.topic())) {
            return true;
        }
        Entry entry = new Entry(id, beat, message, lane);
        windows.getFirst().addLast(entry);
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
                .flatMap(Deque::stream)
                .forEach(entry -> ids.computeIfAbsent(entry.message.topic(), _ -> new ArrayList<>())
                        .add(entry.id));
        return ids;
    }

    void shift() {
        beat++;
        windows.addFirst(new ArrayDeque<>());
        while (windows.size() > windowsMax) {
            windows.removeLast().forEach(this::removed);
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
        removed(windows.getLast().removeFirst());
    }

    private void removed(Entry entry) {
        if (byId.get(entry.id) == entry) {
            byId.remove(entry.id);
        }
        messages--;
        bytes -= entry.message.encoded().length();
    }
}
