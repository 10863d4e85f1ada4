package org.causality.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EventsComeInOrderTest {
    private final List<Mark> happened = new ArrayList<>();

    /** Remembers when it was due, and lets another one happen at that moment or later. */
    private final class Mark extends Event {
        private final Engine engine;
        private final SplittableRandom random;
        private final long spreadMicros;
        private int more;

        Mark(Engine engine, SplittableRandom random, long spreadMicros, int more) {
            this.engine = engine;
            this.random = random;
            this.spreadMicros = spreadMicros;
            this.more = more;
        }

        @Override
        protected void happen() {
            assertThat(engine.nowMicros()).isEqualTo(atMicros);
            happened.add(this);
            if (more > 0) {
                engine.after(random.nextLong(spreadMicros), new Mark(engine, random, spreadMicros, more - 1));
            }
        }

        @Override
        protected long trace() {
            return more;
        }
    }

    @Property(tries = 200)
    void byTimeThenByTheOrderOfAsking(@ForAll long seed, @ForAll @IntRange(max = 9) int scale) {
        happened.clear();
        SplittableRandom random = new SplittableRandom(seed);
        Engine engine = new Engine();
        long spread = (long) Math.pow(10, scale);
        for (int i = 0; i < 20; i++) {
            engine.after(random.nextLong(spread), new Mark(engine, random, spread, 10));
        }

        engine.runUntil(5 * spread);
        engine.runUntil(20 * spread);

        assertThat(happened).hasSize(220).isSorted();
        assertThat(engine.waiting()).isZero();
    }
}
