package org.causality.gateway.blob;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.computation.BlobRef;
import org.jspecify.annotations.Nullable;

/**
 * Which peer is asked for which blob, and when. Single owner; what it answers is to be done.
 *
 * <pre>
 * a blob   unknown --want--> sought --came--> unknown        (kept by then)
 *                                   --no room, or the rounds are over--> unknown, given up
 * a round  each peer is asked once, one after the other: ABSENT and FAILED lead to the next
 * a peer   --WRONG--> not asked for that blob again, in no round and in no later search
 * </pre>
 *
 * Rounds begin at {@link BlobLimits.Search#roundsMillis} after the wanting, each when the one before is over.
 */
public final class BlobSearch {

    /** What became of a question. */
    public enum Outcome {
        /** The right bytes came and are kept. */
        CAME,
        /** The peer does not have it. */
        ABSENT,
        /** No answer, half an answer, or our own store did not take it now. */
        FAILED,
        /** Other bytes came than were asked for. */
        WRONG,
        /** The right bytes came, and our store has no room for them. */
        NO_ROOM
    }

    /** What is to be done. */
    public sealed interface Step {

        /** Ask this peer; {@link #heard} is told what became of it. */
        record Ask(BlobRef blob, String peer) implements Step {}

        record GaveUp(BlobRef blob) implements Step {}
    }

    private static final class Quest {
        private final long wantedMillis;
        private final Set<String> asked = new HashSet<>();
        private int round;
        private @Nullable String asking;

        Quest(long wantedMillis) {
            this.wantedMillis = wantedMillis;
        }
    }

    private record Refused(BlobRef blob, String peer) {}

    private final BlobLimits.Search limits;
    private final Map<BlobRef, Quest> quests = new LinkedHashMap<>();
    private final Set<Refused> refused = new LinkedHashSet<>();
    private final Map<String, Integer> asksByPeer = new HashMap<>();
    private int asks;

    public BlobSearch(BlobLimits.Search limits) {
        this.limits = limits;
    }

    /** Begins to look for a blob; one that is looked for already goes on as it was. False when there are too many. */
    public boolean want(BlobRef blob, long nowMillis) {
        if (quests.containsKey(blob)) {
            return true;
        }
        if (quests.size() >= limits.wantedMax()) {
            return false;
        }
        quests.put(blob, new Quest(nowMillis));
        return true;
    }

    /** @param peers those connected, in an order that stays */
    public List<Step> next(List<String> peers, long nowMillis) {
        List<Step> steps = new ArrayList<>();
        Iterator<Map.Entry<BlobRef, Quest>> all = quests.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<BlobRef, Quest> entry = all.next();
            Quest quest = entry.getValue();
            if (quest.asking == null && isDue(quest, nowMillis) && !proceed(entry.getKey(), quest, peers, steps)) {
                all.remove();
                steps.add(new Step.GaveUp(entry.getKey()));
            }
        }
        return steps;
    }

    private boolean isDue(Quest quest, long nowMillis) {
        return nowMillis - quest.wantedMillis >= limits.roundsMillis().get(quest.round);
    }

    /** False when the last round is over. */
    private boolean proceed(BlobRef blob, Quest quest, List<String> peers, List<Step> steps) {
        List<String> left = inTurn(blob, peers).stream()
                .filter(peer -> !quest.asked.contains(peer) && !refused.contains(new Refused(blob, peer)))
                .toList();
        if (left.isEmpty()) {
            quest.asked.clear();
            quest.round++;
            return quest.round < limits.roundsMillis().size();
        }
        left.stream()
                .filter(peer -> asksByPeer.getOrDefault(peer, 0) < limits.asksPerPeerMax())
                .findFirst()
                .filter(_ -> asks < limits.asksMax())
                .ifPresent(peer -> steps.add(ask(blob, quest, peer)));
        return true;
    }

    /** Each blob begins with another peer, so that many blobs are not all asked of the first. */
    private static List<String> inTurn(BlobRef blob, List<String> peers) {
        if (peers.isEmpty()) {
            return peers;
        }
        int first = (int) Long.remainderUnsigned(blob.root().w3(), peers.size());
        List<String> turned = new ArrayList<>(peers.subList(first, peers.size()));
        turned.addAll(peers.subList(0, first));
        return turned;
    }

    private Step ask(BlobRef blob, Quest quest, String peer) {
        quest.asking = peer;
        quest.asked.add(peer);
        asks++;
        asksByPeer.merge(peer, 1, Integer::sum);
        return new Step.Ask(blob, peer);
    }

    /** A question that was given out has ended. */
    public void heard(Step.Ask ask, Outcome outcome) {
        asks--;
        asksByPeer.computeIfPresent(ask.peer(), (_, count) -> count == 1 ? null : count - 1);
        Quest quest = quests.get(ask.blob());
        if (quest == null) {
            return;
        }
        quest.asking = null;
        switch (outcome) {
            case CAME, NO_ROOM -> quests.remove(ask.blob());
            case WRONG -> refuse(new Refused(ask.blob(), ask.peer()));
            case ABSENT, FAILED -> {}
        }
    }

    private void refuse(Refused more) {
        if (refused.size() >= limits.refusedMax()) {
            refused.remove(refused.iterator().next());
        }
        refused.add(more);
    }

    public int soughtCount() {
        return quests.size();
    }

    public int askCount() {
        return asks;
    }
}
