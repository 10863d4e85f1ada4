package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A random history of several feeds with liars among them, in an order in which it could have been said. Knows of every
 * message what it truly is, by the plainest means: nothing here is shared with the core.
 */
public final class RandomHistory {

    static final int UNKNOWN_TYPE = 9_999;
    static final int SHARDS = 4;

    /** What is true of one message. */
    static final class Truth {
        final Envelope envelope;
        final Set<MessageId> past = new HashSet<>();
        long computed;
        TimeVerdict verdict = TimeVerdict.UNJUDGED;

        Truth(Envelope envelope) {
            this.envelope = envelope;
        }

        MessageId id() {
            return envelope.id();
        }

        boolean isUserWord() {
            return envelope.header().type() == MessageType.USER_ORDER_CANCELLATION.code();
        }
    }

    final List<Truth> messages = new ArrayList<>();
    private final Map<MessageId, Truth> byId = new HashMap<>();
    private final Map<PublicKey, List<Truth>> feeds = new HashMap<>();
    private final Random random;
    private Map<PublicKey, Long> known = Map.of();

    public RandomHistory(long seed, int feedCount, int length, double lies) {
        random = new Random(seed);
        for (int i = 0; i < length; i++) {
            say(Spoken.key(1 + random.nextInt(feedCount)), i, random.nextDouble() < lies);
        }
    }

    private void say(PublicKey sender, int number, boolean lie) {
        List<Truth> feed = feeds.computeIfAbsent(sender, _ -> new ArrayList<>());
        Truth before = feed.isEmpty() ? null : feed.getLast();
        Spoken spoken = new Spoken(sender, number);
        if (before == null) {
            spoken.type(MessageType.KEY_CERTIFICATE.code());
        } else {
            spoken.after(before.id(), before.envelope.header().sequence() + 1).type(randomType());
        }
        List<MessageId> parents = some(7);
        List<MessageId> dependencies = some(3);
        List<MessageId> named = new ArrayList<>(parents);
        named.addAll(dependencies);
        spoken.parents(parents).needs(dependencies).shard(random.nextInt(SHARDS));
        if (lie && before != null && feed.size() > 1 && random.nextInt(3) == 0) {
            Truth fork = feed.get(random.nextInt(feed.size() - 1));
            before = fork;
            spoken.after(fork.id(), fork.envelope.header().sequence() + 1 + random.nextInt(2));
        }
        if (before != null) {
            named.add(before.id());
        }
        long honest = 1 + named.stream().mapToLong(id -> of(id).computed).max().orElse(0);
        Envelope envelope =
                spoken.time(lie && random.nextBoolean() ? lie(honest) : honest).envelope();
        Truth truth = truth(envelope, named, honest, before);
        messages.add(truth);
        byId.put(truth.id(), truth);
        feed.add(truth);
    }

    private int randomType() {
        return switch (random.nextInt(5)) {
            case 0 -> MessageType.KEY_CERTIFICATE.code();
            case 1 -> UNKNOWN_TYPE;
            case 2 -> MessageType.COMPUTATION_INTENT.code();
            default -> MessageType.USER_ORDER_CANCELLATION.code();
        };
    }

    private long lie(long honest) {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> -1L;
            case 2 -> honest + 1;
            case 3 -> honest + (1L << 21);
            default -> Math.max(honest - 1, 0);
        };
    }

    private List<MessageId> some(int max) {
        List<MessageId> ids = new ArrayList<>();
        int count = Math.min(random.nextInt(max + 1), messages.size());
        for (int i = 0; i < count; i++) {
            int back = 1 + (int) Math.abs(random.nextGaussian() * 6);
            ids.add(messages.get(Math.max(0, messages.size() - back)).id());
        }
        return ids.stream().distinct().toList();
    }

    private Truth truth(Envelope envelope, List<MessageId> named, long honest, @Nullable Truth before) {
        Truth truth = new Truth(envelope);
        truth.computed = honest;
        for (MessageId id : named) {
            truth.past.add(id);
            truth.past.addAll(of(id).past);
        }
        if (before != null
                && envelope.header().sequence() != before.envelope.header().sequence() + 1) {
            truth.verdict = TimeVerdict.BROKEN;
        } else if (envelope.header().time().value() != honest) {
            truth.verdict = TimeVerdict.FALSE;
        } else if (before != null && before.verdict != TimeVerdict.TRUE) {
            truth.verdict = TimeVerdict.AFTER_BREACH;
        } else {
            truth.verdict = TimeVerdict.TRUE;
        }
        return truth;
    }

    public List<Envelope> envelopes() {
        return messages.stream().map(truth -> truth.envelope).toList();
    }

    Truth of(MessageId id) {
        return Objects.requireNonNull(byId.get(id));
    }

    boolean has(MessageId id) {
        return byId.containsKey(id);
    }

    /** From which sequence each dishonest feed is void. */
    Map<PublicKey, Long> voids() {
        if (!known.isEmpty()) {
            return known;
        }
        Map<PublicKey, Long> voids = new HashMap<>();
        feeds.forEach((key, feed) -> {
            Set<Long> places = new HashSet<>();
            for (Truth truth : feed) {
                long sequence = truth.envelope.header().sequence();
                boolean breach = truth.verdict == TimeVerdict.FALSE || truth.verdict == TimeVerdict.BROKEN;
                if (!places.add(sequence) || breach) {
                    voids.merge(key, sequence, Long::min);
                }
            }
        });
        known = voids;
        return voids;
    }

    boolean isVoid(Truth truth) {
        Long from = voids().get(truth.envelope.header().sender());
        return from != null && truth.envelope.header().sequence() >= from;
    }

    long clock() {
        return messages.stream()
                .filter(truth -> truth.verdict == TimeVerdict.TRUE)
                .mapToLong(truth -> truth.computed)
                .max()
                .orElse(0);
    }

    /** Verified messages in force that no other such message names. */
    Set<MessageId> heads() {
        Set<MessageId> heads = new HashSet<>();
        List<Truth> live = messages.stream()
                .filter(truth -> truth.verdict == TimeVerdict.TRUE && !isVoid(truth))
                .toList();
        live.forEach(truth -> heads.add(truth.id()));
        live.forEach(truth -> truth.envelope.header().named().forEach(heads::remove));
        return heads;
    }

    Causality causality(Truth a, Truth b) {
        if (a.verdict != TimeVerdict.TRUE || b.verdict != TimeVerdict.TRUE) {
            return Causality.UNKNOWN;
        }
        if (b.past.contains(a.id())) {
            return Causality.BEFORE;
        }
        return a.past.contains(b.id()) ? Causality.AFTER : Causality.CONCURRENT;
    }
}
