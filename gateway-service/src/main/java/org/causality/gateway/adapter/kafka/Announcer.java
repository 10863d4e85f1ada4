package org.causality.gateway.adapter.kafka;

import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.ownership.Declared;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.gateway.peer.PeerBook;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells the mesh every few minutes who we are and where: a PeerDiscovery draft to {@code publish}, which the core signs and says.
 * One that is lost is followed by the next.
 */
@Component
public class Announcer {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final GatewaySettings settings;
    private final Certificate transport;
    private final Mesh mesh;
    private final PeerBook peers;
    private final EdgeState state;
    private long dueMillis = Long.MAX_VALUE;

    Announcer(
            KafkaTemplate<byte[], byte[]> kafka,
            GatewaySettings settings,
            Certificate transport,
            Mesh mesh,
            PeerBook peers,
            EdgeState state) {
        this.kafka = kafka;
        this.settings = settings;
        this.transport = transport;
        this.mesh = mesh;
        this.peers = peers;
        this.state = state;
    }

    /** Announces when it is time; the first time one interval after the first peer was there. Called by one thread. */
    public void tick(long nowMillis) {
        if (peers.size() == 0) {
            return;
        }
        if (dueMillis == Long.MAX_VALUE) {
            dueMillis = nowMillis + settings.discoveryMillis();
        }
        if (nowMillis >= dueMillis) {
            dueMillis = nowMillis + settings.discoveryMillis();
            var _ = kafka.send(record(draft()));
        }
    }

    private Draft draft() {
        List<String> addresses = mesh.addresses().stream()
                .filter(address -> address.length() <= Payload.PeerDiscovery.ADDRESS_SIZE_MAX)
                .limit(Payload.PeerDiscovery.ADDRESSES_MAX)
                .toList();
        List<String> roles = settings.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toList();
        int cores = Runtime.getRuntime().availableProcessors();
        int shares = Declared.shares(Declared.capacity(cores, LoadLevel.IDLE).verificationsPerSecond());
        return new Draft(new Payload.PeerDiscovery(transport, addresses, roles, shares), List.of(), List.of());
    }

    private ProducerRecord<byte[], byte[]> record(Draft draft) {
        ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(
                TopicCatalogue.PUBLISH.fullName(settings.operator()),
                new RecordKey(state.verifiedTime(), draft.id().value()).toArray(),
                draft.encode().toArray());
        RecordHeaders.put(
                row.headers(), RecordHeader.TYPE, draft.payload().type().seedName());
        RecordHeaders.put(row.headers(), RecordHeader.DRAFT_ID, draft.id().hex());
        return row;
    }
}
