package org.causality.propagation.causal;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.NetworkId;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * All feeds, whose they are, and how far each operator's verified time has come.
 *
 * <p>Bounded by the edge: a feed is made only for a key that a member certified, and leaves with its last message unless
 * it is void or its operator is known (one small entry per start of a member's core).
 */
final class Feeds {

    /** How far the verified times of one operator's feeds have come. */
    static final class OperatorTime {
        private long highest;
        /** Who has that time. */
        private @Nullable Node latest;
    }

    private final Map<PublicKey, Feed> byKey = new HashMap<>();
    private final Map<PublicKey, OperatorTime> verifiedByOperator = new HashMap<>();
    private final TableSecret secret;
    private final OperatorSet operators;
    private final NetworkId network;

    Feeds(OperatorSet operators, NetworkId network, TableSecret secret) {
        this.secret = secret;
        this.operators = operators;
        this.network = network;
        operators.operators().forEach(operator -> verifiedByOperator.put(operator.key(), new OperatorTime()));
    }

    Feed of(PublicKey key) {
        return byKey.computeIfAbsent(key, unknown -> new Feed(unknown, secret));
    }

    /** The member whose feed it is; null while its certificate has not come, or the feed is unknown. */
    @Nullable PublicKey operatorOf(PublicKey key) {
        Feed feed = byKey.get(key);
        return feed == null ? null : feed.operator;
    }

    /** Reads whose feed it is from the feed's first message. */
    void introduce(SignedHeader first, Bytes payload) {
        Feed feed = of(first.header().sender());
        if (feed.operator == null
                && Certificate.decode(payload) instanceof Decoded.Ok<Certificate>(Certificate certificate)
                && certificate.purpose() == Purpose.FEED
                && certificate.key().equals(feed.key)
                && operators.vouchesFor(certificate, network)) {
            feed.operator = certificate.operator();
            feed.time = verifiedByOperator.get(certificate.operator());
        }
    }

    void remove(Node node) {
        Feed feed = node.feed;
        if (feed != null) {
            feed.remove(node);
            if (feed.isEmpty()) {
                byKey.remove(feed.key);
            }
        }
    }

    void verified(Node node) {
        Feed feed = node.feed;
        OperatorTime time = feed == null ? null : feed.time;
        if (time != null && node.computed > time.highest) {
            time.highest = node.computed;
            time.latest = node;
        }
    }

    /** The lowest over the operators of their highest verified time. */
    long stableUpTo() {
        return verifiedByOperator.values().stream()
                .mapToLong(time -> time.highest)
                .min()
                .orElse(0);
    }

    /** The highest verified message of each operator that has said anything. */
    SortedMap<PublicKey, Node> latest() {
        SortedMap<PublicKey, Node> latest = new TreeMap<>();
        verifiedByOperator.forEach((operator, time) -> {
            Node node = time.latest;
            if (node != null) {
                latest.put(operator, node);
            }
        });
        return latest;
    }

    /** From which sequence each void feed is void. */
    SortedMap<PublicKey, Long> voids() {
        SortedMap<PublicKey, Long> voids = new TreeMap<>();
        byKey.values().stream()
                .filter(feed -> feed.voidFrom() != Feed.NEVER)
                .forEach(feed -> voids.put(feed.key, feed.voidFrom()));
        return voids;
    }
}
