package org.causality.propagation.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.key.Signature;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.propagation.message.Drafts;

/**
 * Honest messages of many feeds, each after its previous one and two recent heads, half of them with a dependency, in an
 * order that swaps messages as far apart as a window. The same seed is the same stream.
 */
public final class ReorderedStream {

    private static final int FEEDS = 256;
    private static final int PEERS = 40;
    private static final int RECENT = 64;
    private static final int PAYLOAD_BYTES = 200;

    private record Said(MessageId id, long time, long sequence) {}

    private final Random random;
    private final Said[] lastOfFeed = new Said[FEEDS];
    private final List<Said> recent = new ArrayList<>();
    private final List<Envelope> envelopes = new ArrayList<>();
    private final List<SigningKey> keys = new ArrayList<>();

    private ReorderedStream(long seed) {
        this.random = new Random(seed);
        IntStream.range(0, FEEDS).forEach(feed -> keys.add(Drafts.key(seed * FEEDS + feed)));
    }

    /** In the order in which they were said. */
    public static List<Envelope> said(long seed, int messages) {
        ReorderedStream stream = new ReorderedStream(seed);
        for (int i = 0; i < messages; i++) {
            stream.say(i < FEEDS ? i : stream.random.nextInt(FEEDS));
        }
        return stream.envelopes;
    }

    private void say(int feed) {
        Said before = lastOfFeed[feed];
        List<Said> named = new ArrayList<>();
        TreeSet<MessageId> parents = new TreeSet<>();
        TreeSet<MessageId> dependencies = new TreeSet<>();
        if (before != null) {
            named.add(before);
        }
        for (int i = 0; i < 3 && !recent.isEmpty(); i++) {
            Said one = recent.get(random.nextInt(recent.size()));
            if (i < 2) {
                parents.add(one.id);
                named.add(one);
            } else if (random.nextBoolean()) {
                dependencies.add(one.id);
                named.add(one);
            }
        }
        long time = 1 + named.stream().mapToLong(Said::time).max().orElse(0);
        byte[] payload = new byte[PAYLOAD_BYTES];
        random.nextBytes(payload);
        Envelope envelope = new Spoken(key(feed), envelopes.size())
                .type((before == null ? MessageType.KEY_CERTIFICATE : MessageType.COMPUTATION_INTENT).code())
                .payload(Bytes.wrap(payload))
                .time(time)
                .after(before == null ? null : before.id, before == null ? 0 : before.sequence + 1)
                .parents(parents)
                .needs(dependencies)
                .envelope();
        Said said = new Said(envelope.id(), time, envelope.header().sequence());
        lastOfFeed[feed] = said;
        recent.add(said);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        envelopes.add(signed(envelope, feed));
    }

    private PublicKey key(int feed) {
        return keys.get(feed).publicKey();
    }

    private Envelope signed(Envelope unsigned, int feed) {
        SignedHeader signed = unsigned.signed();
        Signature signature = keys.get(feed).sign(signed.id().value().toBytes());
        return new Envelope(
                new SignedHeader(signed.header(), signed.encoded(), signed.id(), signature), unsigned.payload());
    }

    /** As they arrive: each at most {@code window} places from where it was said. */
    public static List<Input.Received> arrivals(List<Envelope> said, int window, long seed) {
        Random random = new Random(seed);
        long[] places = new long[said.size()];
        Integer[] order = new Integer[said.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (long) i + random.nextInt(Math.max(1, window));
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingLong(i -> places[Objects.requireNonNull(i)]));
        List<Input.Received> arrivals = new ArrayList<>(order.length);
        for (int i : order) {
            arrivals.add(Input.Received.of(
                    said.get(i), "peer" + random.nextInt(PEERS), PriorityClass.MEDIUM, 1_700_000_000_000L));
        }
        return arrivals;
    }
}
