package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.junit.jupiter.api.Test;

/** The tables of ids do what the JDK's maps do. */
class LookUpsTest {
    private static final int STEPS = 2_000;
    private static final int IDS_MAX = 100;
    private static final Duration TTL = Duration.ofMillis(700);
    private static final List<MessageId> IDS =
            IntStream.range(0, 300).mapToObj(LookUpsTest::id).toList();

    private static MessageId id(int number) {
        return MessageId.of(ByteBuffer.allocate(20).putInt(number).array());
    }

    @Property(tries = 200)
    void seenIdsAreThoseOfAMapInTheOrderOfTheirComing(@ForAll long seed) {
        Random random = new Random(seed);
        SeenIds seen = new SeenIds(IDS_MAX);
        SequencedMap<MessageId, Instant> model = new LinkedHashMap<>();
        Instant now = Instant.EPOCH;
        for (int step = 0; step < STEPS; step++) {
            MessageId id = IDS.get(random.nextInt(IDS.size()));
            now = now.plusMillis(random.nextInt(10));
            switch (random.nextInt(10)) {
                case 0 -> {
                    seen.remove(id);
                    model.remove(id);
                }
                case 1 -> {
                    seen.expire(TTL, now);
                    Instant oldest = now.minus(TTL);
                    model.values().removeIf(since -> !since.isAfter(oldest));
                }
                default -> assertThat(seen.add(id, now)).isEqualTo(added(model, id, now));
            }
            assertThat(seen.size()).isEqualTo(model.size());
        }
        assertThat(IDS).allSatisfy(id -> assertThat(seen.contains(id)).isEqualTo(model.containsKey(id)));
    }

    private static boolean added(SequencedMap<MessageId, Instant> model, MessageId id, Instant now) {
        model.putIfAbsent(id, now);
        if (model.size() <= IDS_MAX) {
            return true;
        }
        model.pollFirstEntry();
        return false;
    }

    @Property(tries = 200)
    void aMapOfIdsAnswersLikeAMap(@ForAll long seed) {
        Random random = new Random(seed);
        IdMap<Integer> map = new IdMap<>();
        Map<MessageId, Integer> model = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            MessageId id = IDS.get(random.nextInt(IDS.size()));
            if (random.nextInt(3) == 0) {
                map.remove(id);
                model.remove(id);
            } else {
                map.put(id, step);
                model.put(id, step);
            }
        }
        assertThat(IDS).allSatisfy(id -> assertThat(map.get(id)).isEqualTo(model.get(id)));
    }

    /** An equal id from another frame is the same one, and ids of any length have tags of their own. */
    @Test
    void equalIdsHaveEqualTags() {
        assertThat(id(7).tag()).isEqualTo(id(7).tag());
        assertThat(IntStream.rangeClosed(1, 128)
                        .mapToLong(length -> MessageId.of(new byte[length]).tag())
                        .distinct()
                        .count())
                .isEqualTo(128);
    }
}
