package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.interop.ForeignPeer;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.multiformats.Multiaddr;

/** A peer of another implementation that follows a topic of {@link GossipPeer}, signed and named as there. */
final class ForeignFollower implements AutoCloseable {
    private final ForeignPeer peer;
    private final Topic topic;

    private ForeignFollower(ForeignPeer peer, Topic topic) {
        this.peer = peer;
        this.topic = topic;
        peer.call("subscribe", Map.of("topic", topic.name()));
    }

    static ForeignFollower start(Implementation implementation, Topic topic) {
        return start(implementation, topic, Map.of(), Map.of());
    }

    /** @param options of the peer's start, beside {@code gossip}; {@code gossip} beside how messages are signed and named */
    static ForeignFollower start(
            Implementation implementation, Topic topic, Map<String, ?> options, Map<String, ?> gossip) {
        Map<String, Object> all = new HashMap<>(gossip);
        all.put("signaturePolicy", topic.equals(SIGNED) ? "StrictSign" : "StrictNoSign");
        all.put("messageId", topic.equals(SIGNED) ? "sha256-data" : "sha256-topic-data-20");
        Map<String, Object> start = new HashMap<>(options);
        start.put("gossip", all);
        return new ForeignFollower(implementation.start(start), topic);
    }

    Topic topic() {
        return topic;
    }

    PeerId id() {
        return peer.peerId();
    }

    Multiaddr address() {
        return peer.address();
    }

    void dial(Multiaddr address) {
        peer.call("dial", Map.of("address", address.toString()));
    }

    void publish(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        peer.call(
                "publish",
                Map.of("topic", topic.name(), "data", Base64.getEncoder().encodeToString(data)));
    }

    /** Waits until it has the message, and takes it out. */
    Map<String, Object> hears(String text) {
        return peer.awaitEvent("message", event -> text(event).equals(text));
    }

    /** Waits for the next message. */
    Map<String, Object> hearsNext() {
        return peer.awaitEvent("message", _ -> true);
    }

    static String text(Map<String, Object> event) {
        return new String(Base64.getDecoder().decode(String.valueOf(event.get("data"))), StandardCharsets.UTF_8);
    }

    void awaitConnected(PeerId other) {
        assertThat(peer.awaitEvent("connected", event -> other.toString().equals(event.get("peer"))))
                .isNotEmpty();
    }

    void awaitDisconnected(PeerId other) {
        assertThat(peer.awaitEvent("disconnected", event -> other.toString().equals(event.get("peer"))))
                .isNotEmpty();
    }

    void awaitMesh(PeerId other) {
        await("they have it in their mesh", () -> mesh().contains(other));
    }

    List<PeerId> mesh() {
        return peers("mesh");
    }

    List<PeerId> subscribers() {
        return peers("subscribers");
    }

    private List<PeerId> peers(String which) {
        return state(which).stream().map(name -> PeerId.parse(name.toString())).toList();
    }

    /** The protocol of its stream to {@code other}; empty where there is none. */
    String versionWith(PeerId other) {
        return state("streams").stream()
                .map(stream -> (Map<?, ?>) stream)
                .filter(stream -> other.toString().equals(stream.get("peer")))
                .map(stream -> String.valueOf(stream.get("protocol")))
                .findAny()
                .orElse("");
    }

    private List<?> state(String which) {
        return peer.call("topic", Map.of("topic", topic.name())).get(which) instanceof List<?> listed
                ? listed
                : List.of();
    }

    double scoreOf(PeerId other) {
        return peer.call("score", Map.of("peer", other.toString())).get("score") instanceof Number score
                ? score.doubleValue()
                : Double.NaN;
    }

    void kill() {
        peer.kill();
    }

    @Override
    public void close() {
        peer.close();
    }
}
