package org.causality.simulator.node;

import java.util.List;
import java.util.SplittableRandom;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.simulator.message.Payloads;
import org.causality.simulator.message.Said;
import org.jspecify.annotations.Nullable;

/** Speaks for a node without a causal core: real messages of one feed, resting on nothing but each other. */
final class Author {
    private final Node node;
    private final World world;
    private final SplittableRandom random;
    private final Speaker speaker;
    private @Nullable MessageId last;
    private long spoken;

    Author(Node node, World world, SplittableRandom random) {
        this.node = node;
        this.world = world;
        this.random = random;
        this.speaker = new Speaker(World.key(random));
    }

    void speak() {
        Envelope envelope =
                speaker.say(Payloads.cancellation(World.NETWORK, random), last, spoken, spoken + 1, List.of());
        last = envelope.id();
        spoken++;
        Said said = world.archive.say(envelope, node.number(), world.engine.nowMicros());
        world.witness.said(said, true);
        world.witness.delivered(node.number(), said, true);
        node.gossip().publish(said);
    }
}
