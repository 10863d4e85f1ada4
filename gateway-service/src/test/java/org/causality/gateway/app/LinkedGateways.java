package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.gateway.interest.Following;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.WireTopic;
import org.causality.model.wire.FetchMessage;
import org.causality.model.wire.WireCommand;

/**
 * Two operators' gateways over real libp2p on loopback, of which the second knows the first's address; their cores are what a
 * test does with Kafka and HTTP. The first has a log to fetch from.
 */
final class LinkedGateways implements AutoCloseable {

    final TinyService firstCore = new TinyService();
    final TinyService secondCore = new TinyService();
    final RunningGateway first;
    final RunningGateway second;
    final KafkaSide firstKafka;
    final KafkaSide secondKafka;
    private final TinyService mempool = new TinyService();
    private final Map<MessageId, Envelope> log = new ConcurrentHashMap<>();
    private volatile String firstHeads = "";

    LinkedGateways(
            Path folder,
            TestNetwork network,
            Map<String, String> ofFirst,
            Map<String, String> ofSecond,
            Class<?>... configurations) {
        firstCore.on("/internal/v1/heads", _ -> heads(firstHeads)).on("/internal/v1/fetch", this::fetchFromFirst);
        secondCore
                .on("/internal/v1/heads", _ -> heads(""))
                .on("/internal/v1/fetch", _ -> Reply.bytes(new FetchMessage.Answer(List.of(), List.of()).encode()));
        first = RunningGateway.start(folder, network, 0, mempool, firstCore, ofFirst, configurations);
        Map<String, String> dialling = new HashMap<>(ofSecond);
        dialling.put("causality.peers", first.bean(Mesh.class).addresses().getFirst());
        second = RunningGateway.start(folder, network, 1, mempool, secondCore, dialling, configurations);
        firstKafka = new KafkaSide(first.operator());
        secondKafka = new KafkaSide(second.operator());
    }

    /** Links are the node's own choice. */
    static Map<String, String> choosing(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("causality.links.mode", "chosen");
        settings.put("causality.links.local-addresses", "true");
        return settings;
    }

    /** Until the second knows who the first is and that it answers, and all it follows comes to it. */
    void awaitLinked() throws Exception {
        Eventually.holds(() -> assertThat(second.get("/v1/peers").body())
                .contains("\"operator\":\"" + first.operator() + "\"", "/causality/fetch/1"));
        awaitFollowed();
    }

    /** Until what the first publishes goes to the second by each topic that it follows now. */
    void awaitFollowed() throws Exception {
        List<String> topics = second.bean(Following.class).followed().stream()
                .map(WireTopic::name)
                .toList();
        first.awaitFollower(second.bean(Mesh.class).peerId(), topics);
    }

    /** Into the first one's log. */
    void store(Envelope... envelopes) {
        Stream.of(envelopes).forEach(envelope -> log.put(envelope.id(), envelope));
    }

    /** As the first one's core does, which has in its log what it says. */
    void publish(Envelope envelope) {
        store(envelope);
        firstKafka.command(new WireCommand.Publish(envelope), 1);
    }

    /** As the second one's core asks for what it misses. */
    void askFor(MessageId... ids) {
        String peer = first.bean(Mesh.class).peerId();
        secondKafka.command(new WireCommand.Fetch(List.of(ids), peer, 0), 1);
    }

    /** What the first one's core says its heads are, as JSON strings. */
    void firstHeads(String heads) {
        firstHeads = heads;
    }

    private Reply fetchFromFirst(TinyService.Asked asked) {
        FetchMessage.Request request =
                (FetchMessage.Request) FetchMessage.decode(asked.body()).orThrow();
        List<Envelope> found =
                request.ids().stream().filter(log::containsKey).map(log::get).toList();
        return Reply.bytes(new FetchMessage.Answer(found, List.of()).encode());
    }

    private static Reply heads(String heads) {
        return Reply.json(200, "{\"heads\":[" + heads + "],\"verifiedTime\":\"0\",\"delivered\":\"0\"}");
    }

    @Override
    public void close() {
        List.of(first, second).forEach(RunningGateway::close);
        List.of(firstKafka, secondKafka).forEach(KafkaSide::close);
        List.of(mempool, firstCore, secondCore).forEach(TinyService::close);
    }
}
