package org.causality.propagation.adapter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.propagation.causal.Output;
import org.springframework.stereotype.Component;

/**
 * What each operator's node last said of itself. Only members speak here, each for itself: so it is no larger than the
 * operator set. An older word, come late or sent again by somebody, changes nothing: neither of the same feed, nor of a feed
 * that an operator's later start has followed.
 */
@Component
class HealthBoard {

    /** Earlier feeds remembered of an operator; an echo of one before these would be shown until the next word. */
    private static final int ENDED_MAX = 64;

    /**
     * @param said the clock reading it was said at
     * @param heardMillis Unix milliseconds
     * @param feed who said it
     * @param ended the feeds of the operator's earlier starts
     */
    record Entry(
            Payload.NetworkHealth health, LamportTime said, long heardMillis, PublicKey feed, Set<PublicKey> ended) {

        /** The word that counts of this one and a later comer. */
        Entry followedBy(Entry next) {
            if (next.feed.equals(feed)) {
                return next.said.compareTo(said) < 0 ? this : next.after(ended);
            }
            return ended.contains(next.feed) ? this : next.after(with(feed));
        }

        private Entry after(Set<PublicKey> ended) {
            return new Entry(health, said, heardMillis, feed, ended);
        }

        private Set<PublicKey> with(PublicKey last) {
            return Stream.concat(Stream.of(last), ended.stream())
                    .limit(ENDED_MAX)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private final Map<PublicKey, Entry> last = new ConcurrentHashMap<>();

    void hear(Output.Heard heard, long nowMillis) {
        PublicKey operator = heard.operator();
        if (operator != null
                && heard.envelope().header().type() == MessageType.NETWORK_HEALTH.code()
                && Payload.decode(MessageType.NETWORK_HEALTH, heard.envelope().payload())
                        instanceof Decoded.Ok<Payload>(Payload.NetworkHealth health)
                && health.operator().equals(operator)) {
            Header header = heard.envelope().header();
            Entry entry = new Entry(health, header.time(), nowMillis, header.sender(), Set.of());
            last.merge(operator, entry, Entry::followedBy);
        }
    }

    /** By operator key. */
    List<Entry> entries() {
        return List.copyOf(new TreeMap<>(last).values());
    }
}
