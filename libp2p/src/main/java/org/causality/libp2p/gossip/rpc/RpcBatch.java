package org.causality.libp2p.gossip.rpc;

import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Gathers small things for one peer and hands them out as few frames as fit. Sizes are upper estimates, so that no frame
 * passes its limit. It takes no messages: those travel one a frame, in their own lane.
 */
public final class RpcBatch {
    /** Tag and length of an entry, of the control message around it, and of the fields inside. */
    private static final int ENTRY_BYTES_MAX = 16;

    private static final int ID_HEAD_BYTES_MAX = 3;

    /** Ids in one IDONTWANT; go-libp2p passes over further ones. */
    private static final int IDONTWANT_IDS_MAX = 10;

    private final RpcLimits limits;
    private final List<Rpc> full = new ArrayList<>();
    private List<Rpc.Subscription> subscriptions = new ArrayList<>();
    private List<Rpc.Ihave> ihave = new ArrayList<>();
    private List<Rpc.Iwant> iwant = new ArrayList<>();
    private List<Rpc.Graft> graft = new ArrayList<>();
    private List<Rpc.Prune> prune = new ArrayList<>();
    private List<MessageId> idontwant = new ArrayList<>();
    private Rpc.@Nullable Extensions extensions;
    private int bytes;
    private int entries;
    private int ids;

    /** An empty batch. */
    public RpcBatch(RpcLimits limits) {
        this.limits = limits;
    }

    /** Says what we can do beyond the version; before anything else, so that it stands in the first frame. */
    public void extensions(Rpc.Extensions said) {
        room(ENTRY_BYTES_MAX, 0);
        extensions = said;
    }

    /** Adds a change of subscription. */
    public void add(Rpc.Subscription subscription) {
        room(subscription.topic(), 0, 0);
        subscriptions.add(subscription);
    }

    /** Adds a graft. */
    public void add(Rpc.Graft entry) {
        room(entry.topic(), 0, 0);
        graft.add(entry);
    }

    /** Adds a prune. */
    public void add(Rpc.Prune entry) {
        room(entry.topic(), entry.peers().stream().mapToInt(RpcBatch::bytesOf).sum(), 0);
        prune.add(entry);
    }

    /** Announces messages, in as many entries as needed. */
    public void ihave(Topic topic, List<MessageId> announced) {
        for (List<MessageId> part : fitting(announced)) {
            room(topic, idBytes(part), part.size());
            ihave.add(new Rpc.Ihave(topic, part));
        }
    }

    /** Asks for messages, in as many entries as needed. */
    public void iwant(List<MessageId> wanted) {
        for (List<MessageId> part : fitting(wanted)) {
            room(ENTRY_BYTES_MAX + idBytes(part), part.size());
            iwant.add(new Rpc.Iwant(part));
        }
    }

    /** Says that a message is not wanted. */
    public void idontwant(MessageId id) {
        room(ENTRY_BYTES_MAX + id.length(), 1);
        idontwant.add(id);
    }

    /** The frames, each within the limits; the batch is empty afterwards. */
    public List<Rpc> drain() {
        flush();
        List<Rpc> frames = List.copyOf(full);
        full.clear();
        return frames;
    }

    /** Parts that each take at most a quarter of a frame, so that little room stays unused. */
    private List<List<MessageId>> fitting(List<MessageId> all) {
        List<List<MessageId>> parts = new ArrayList<>();
        int partBytesMax = limits.frameBytesMax() / 4;
        int partIdsMax = Math.max(1, limits.controlIdsMax() / 4);
        int start = 0;
        int size = 0;
        for (int i = 0; i < all.size(); i++) {
            int next = all.get(i).length() + ID_HEAD_BYTES_MAX;
            if (i > start && (size + next > partBytesMax || i - start >= partIdsMax)) {
                parts.add(all.subList(start, i));
                start = i;
                size = 0;
            }
            size += next;
        }
        if (start < all.size()) {
            parts.add(all.subList(start, all.size()));
        }
        return parts;
    }

    private static int bytesOf(Rpc.PeerInfo peer) {
        int envelope = peer.envelope() == null ? 0 : peer.envelope().length();
        return ENTRY_BYTES_MAX + PeerId.BYTES_MAX + envelope;
    }

    private static List<Rpc.Idontwant> entries(List<MessageId> ids) {
        List<Rpc.Idontwant> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDONTWANT_IDS_MAX) {
            entries.add(new Rpc.Idontwant(ids.subList(i, Math.min(ids.size(), i + IDONTWANT_IDS_MAX))));
        }
        return entries;
    }

    private static int idBytes(List<MessageId> part) {
        return part.stream().mapToInt(id -> id.length() + ID_HEAD_BYTES_MAX).sum();
    }

    private void room(Topic topic, int idBytes, int idCount) {
        room(ENTRY_BYTES_MAX + 3 * topic.name().length() + idBytes, idCount);
    }

    private void room(int entryBytes, int idCount) {
        boolean fits = bytes + entryBytes <= limits.frameBytesMax()
                && entries < Math.min(limits.controlEntriesMax(), limits.subscriptionsMax())
                && ids + idCount <= limits.controlIdsMax();
        if (!fits) {
            flush();
        }
        bytes += entryBytes;
        ids += idCount;
        entries++;
    }

    private void flush() {
        if (entries > 0) {
            full.add(new Rpc(
                    subscriptions,
                    List.of(),
                    new Rpc.Control(ihave, iwant, graft, prune, entries(idontwant), extensions)));
        }
        subscriptions = new ArrayList<>();
        ihave = new ArrayList<>();
        iwant = new ArrayList<>();
        graft = new ArrayList<>();
        prune = new ArrayList<>();
        idontwant = new ArrayList<>();
        extensions = null;
        bytes = 0;
        entries = 0;
        ids = 0;
    }
}
