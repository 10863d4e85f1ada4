package org.causality.gateway.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Purpose;
import org.causality.model.reason.EdgeReason;

/** An edge with nothing around it: what it took, refused, asked and forgot is kept in lists. */
final class EdgeBench {

    final TestNetwork network = TestNetwork.ofThree(42);
    final EdgeState state;
    final EdgePipeline pipeline;
    final EdgeDoor door;
    final List<Inbound> handed = new ArrayList<>();
    final List<CoreInbox.Handover> handovers = new ArrayList<>();
    final List<EdgeReason> refused = new ArrayList<>();
    final List<MessageId> relayedOnly = new ArrayList<>();
    final List<MessageId> lost = new ArrayList<>();
    final List<MessageId> asked = new ArrayList<>();
    final List<MessageId> forgotten = new ArrayList<>();
    private final TopicTable topics = new TopicTable(network.genesis());
    private final Random random = new Random(7);

    EdgeBench() {
        this(EdgeLimits.defaults());
    }

    EdgeBench(EdgeLimits limits) {
        this(limits, SignatureCheck.STRICT);
    }

    EdgeBench(EdgeLimits limits, SignatureCheck signatures) {
        state = new EdgeState(limits);
        pipeline = new EdgePipeline(network.genesis(), topics, state, signatures);
        door = new EdgeDoor(
                pipeline,
                state,
                limits,
                (message, handover) -> {
                    handed.add(message);
                    handovers.add(handover);
                },
                new Watch(),
                (_, id) -> forgotten.add(id),
                (id, _) -> asked.add(id));
    }

    /** A feed whose certificate the edge does not know yet. */
    TestFeed strangerFeed() {
        return new TestFeed(network.genesis(), TestNetwork.key(random));
    }

    Envelope introduce(TestFeed feed) {
        return feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
    }

    /** A feed that was introduced. */
    TestFeed knownFeed() {
        TestFeed feed = strangerFeed();
        pipeline.learn(introduce(feed));
        return feed;
    }

    static String topicOf(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return WireTopic.bodies(envelope.header(), type).name();
    }

    static Frame gossip(Envelope envelope) {
        return gossip(topicOf(envelope), envelope.encode());
    }

    static Frame gossip(String topic, Bytes bytes) {
        return gossip(topic, bytes, 0);
    }

    static Frame gossip(String topic, Bytes bytes, long millis) {
        return new Frame(new Frame.Gossip(topic), bytes, "peer", millis);
    }

    static Frame fetched(Envelope envelope) {
        return new Frame(new Frame.Fetched(false), envelope.encode(), "peer", 0);
    }

    /** The verdicts on one frame: one once it is decided, none while it waits. */
    List<MeshVerdict> gossiped(Frame frame) {
        List<MeshVerdict> verdicts = new ArrayList<>();
        door.judged(frame, pipeline.check(frame), verdicts::add);
        return verdicts;
    }

    private final class Watch implements EdgeWatch {
        @Override
        public void taken(Inbound message) {}

        @Override
        public void relayedOnly(Inbound message) {
            relayedOnly.add(message.id());
        }

        @Override
        public void refused(EdgeReason reason, String type) {
            refused.add(reason);
        }

        @Override
        public void lost(Inbound message) {
            lost.add(message.id());
        }
    }
}
