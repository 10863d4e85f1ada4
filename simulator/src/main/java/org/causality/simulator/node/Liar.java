package org.causality.simulator.node;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.message.Payloads;
import org.causality.simulator.message.Said;
import org.causality.simulator.script.Deed;

/** What a hostile operator says under its own good key, beside what its software says. */
final class Liar {
    private static final long EVERY_MICROS = 1_000_000;

    /** Orphans a flooder says in a second. */
    private static final int FLOOD = 80;

    private final Node node;
    private final CausalPart causal;
    private final World world;
    private final Deed deed;
    private final SplittableRandom random;
    private final Speaker speaker;
    private long said;

    Liar(Node node, CausalPart causal, World world, Deed deed, SplittableRandom random) {
        this.node = node;
        this.causal = causal;
        this.world = world;
        this.deed = deed;
        this.random = random;
        this.speaker = new Speaker(causal.feedKey());
    }

    void begin() {
        world.engine.after(random.nextLong(EVERY_MICROS), new Turn());
    }

    private final class Turn extends Event {
        @Override
        protected void happen() {
            if (node.does(deed) && node.causal() == causal) {
                act();
                world.engine.after(EVERY_MICROS, new Turn());
            }
        }

        @Override
        protected long trace() {
            return Engine.word(30, node.number(), said);
        }
    }

    private void act() {
        switch (deed) {
            case EQUIVOCATE -> lastOwn().forEach(this::fork);
            case LIE -> lastOwn().forEach(this::lie);
            case FLOOD -> Stream.generate(this::orphan).limit(FLOOD).forEach(this::say);
            case WITHHOLD -> {}
        }
    }

    /** What its software said last in the feed of this start, if anything after the certificate. */
    private Stream<Header> lastOwn() {
        for (int number = world.archive.size() - 1; number >= 0; number--) {
            Said one = world.archive.get(number);
            Header header = one.envelope().header();
            if (one.author() == node.number()
                    && one.isUserWord()
                    && header.sender().equals(speaker.key().publicKey())) {
                return header.sequence() > 0
                                && header.dependencies().stream().noneMatch(id -> world.archive.find(id) == null)
                        ? Stream.of(header)
                        : Stream.empty();
            }
        }
        return Stream.empty();
    }

    private void fork(Header last) {
        say(speaker.say(
                Payloads.cancellation(World.NETWORK, random),
                last.previous(),
                last.sequence(),
                last.time().value(),
                List.of()));
    }

    private void lie(Header last) {
        long time = switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> -1L;
            case 2 -> last.time().value() + (1L << 21);
            case 3 -> last.time().value() + 1;
            default -> 1;
        };
        say(speaker.say(
                Payloads.cancellation(World.NETWORK, random), last.previous(), last.sequence(), time, List.of()));
    }

    private Envelope orphan() {
        MessageId nothing =
                new MessageId(new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
        return speaker.say(
                Payloads.cancellation(World.NETWORK, random), nothing, 1_000 + said, 1_000 + said, List.of(nothing));
    }

    private void say(Envelope envelope) {
        said++;
        Said one = world.archive.say(envelope, node.number(), world.engine.nowMicros());
        world.witness.said(one, false);
        node.gossip().publish(one);
    }
}
