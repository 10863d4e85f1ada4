package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.edge.EdgeLimits;
import org.causality.gateway.edge.EdgePipeline;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.SignatureCheck;
import org.causality.gateway.edge.TopicTable;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.network.Purpose;
import org.causality.model.wire.FetchMessage;

/** A server over a log in memory, with its own idea of time. */
final class FetchBench implements OwnLog, Greeting {

    final TestNetwork network = TestNetwork.ofThree(4);
    final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(8)));
    final Envelope introduction = feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
    final EdgeState state = new EdgeState(EdgeLimits.defaults());
    final Map<MessageId, Envelope> log = new LinkedHashMap<>();
    final List<String> greeted = new CopyOnWriteArrayList<>();
    final List<IOException> broken = new CopyOnWriteArrayList<>();
    final AtomicLong nowMillis = new AtomicLong();
    private final FetchServer server;

    FetchBench(FetchLimits limits) {
        server = new FetchServer(this, this, state.keys(), limits, nowMillis::get, nowMillis::addAndGet);
        new EdgePipeline(network.genesis(), new TopicTable(network.genesis()), state, SignatureCheck.STRICT)
                .learn(introduction);
        store(introduction);
    }

    void store(Envelope envelope) {
        log.put(envelope.id(), envelope);
    }

    /** The opener's end of a stream that is being served. */
    Pipe open(String peer) {
        Pipe.Ends ends = Pipe.between(peer, "server");
        Thread.ofVirtual().start(() -> {
            try (Pipe pipe = ends.answerer()) {
                serve(pipe);
            }
        });
        return ends.opener();
    }

    /** What broke is written down before the other end can see the stream close. */
    private void serve(Pipe pipe) {
        try {
            server.serve(pipe);
        } catch (IOException e) {
            broken.add(e);
        }
    }

    FetchConversation converse(String peer) throws IOException {
        return FetchConversation.begin(open(peer), this);
    }

    @Override
    public List<MessageId> heads() {
        return List.copyOf(log.keySet()).subList(log.size() - 1, log.size());
    }

    /** What was asked for, then what that rests on, as the causal log answers. */
    @Override
    public FetchMessage.Answer fetch(FetchMessage.Request request) {
        Map<MessageId, Envelope> found = new LinkedHashMap<>();
        Deque<MessageId> wanted = new ArrayDeque<>(request.ids());
        while (!wanted.isEmpty() && found.size() < FetchMessage.IDS_MAX) {
            Envelope envelope = log.get(wanted.remove());
            if (envelope != null && found.putIfAbsent(envelope.id(), envelope) == null) {
                envelope.header().named().forEach(wanted::add);
            }
        }
        List<Envelope> envelopes = List.copyOf(found.values());
        return request.headersOnly()
                ? new FetchMessage.Answer(
                        List.of(), envelopes.stream().map(Envelope::signed).toList())
                : new FetchMessage.Answer(envelopes, List.of());
    }

    @Override
    public FetchMessage.Hello ours() {
        return new FetchMessage.Hello(network.genesis().network(), null, heads());
    }

    @Override
    public void heard(String peer, FetchMessage.Hello theirs) {
        greeted.add(peer);
    }
}
