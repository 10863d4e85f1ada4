package org.causality.gateway.adapter;

import java.time.Clock;
import java.util.List;
import org.causality.gateway.blob.BlobFetcher;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.fetch.FetchChoice;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.interest.WithheldBodies;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.recovery.Recoveries;
import org.causality.gateway.recovery.RecoveryPlan;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.wire.WireCommand;
import org.springframework.stereotype.Component;

/** Does what the causal core asks: publish, fetch, forget, look for a blob. Blocks nowhere. */
@Component
public class WireCommands {

    /** The one after 3 s. */
    private static final int ATTEMPT_BESIDE_RECOVERY = 3;

    private final Mesh mesh;
    private final EdgeDoor door;
    private final EdgeState state;
    private final Fetcher fetcher;
    private final BlobFetcher blobs;
    private final PeerBook peers;
    private final Recoveries recoveries;
    private final RecoveryPlan recoveryPlan;
    private final WithheldBodies withheld;
    private final HealthEar health;
    private final Clock clock;

    WireCommands(
            Mesh mesh,
            EdgeDoor door,
            EdgeState state,
            Fetcher fetcher,
            BlobFetcher blobs,
            PeerBook peers,
            Recoveries recoveries,
            RecoveryPlan recoveryPlan,
            WithheldBodies withheld,
            HealthEar health,
            Clock clock) {
        this.mesh = mesh;
        this.door = door;
        this.state = state;
        this.fetcher = fetcher;
        this.blobs = blobs;
        this.peers = peers;
        this.recoveries = recoveries;
        this.recoveryPlan = recoveryPlan;
        this.withheld = withheld;
        this.health = health;
        this.clock = clock;
    }

    public void follow(WireCommand command) {
        switch (command) {
            case WireCommand.Publish(Envelope envelope) -> publish(envelope);
            case WireCommand.Fetch(List<MessageId> ids, String peer, int attempt) ->
                fetch(withheld.without(ids), peer, attempt);
            case WireCommand.FetchBlob(BlobRef blob) -> blobs.want(blob);
        }
    }

    private void publish(Envelope envelope) {
        MessageType.ofCode(envelope.header().type()).ifPresent(type -> {
            WireTopic bodies = WireTopic.bodies(envelope.header(), type);
            long now = clock.millis();
            door.delivered(envelope, now);
            state.seen().relayed(envelope.id(), bodies.name(), now);
            mesh.publish(bodies.name(), envelope.encode());
            mesh.publish(bodies.headers().name(), envelope.signed().encode());
            health.said(envelope);
        });
    }

    /** What a recovery under way, or about to begin, brings anyhow is not asked for beside it, unless it takes long. */
    private void fetch(List<MessageId> ids, String first, int attempt) {
        ids.forEach(door::missed);
        if (ids.isEmpty() || (attempt < ATTEMPT_BESIDE_RECOVERY && isRecovering())) {
            return;
        }
        String peer = FetchChoice.peerFor(attempt, first, peers.ids());
        if (peer != null) {
            fetcher.fetch(peer, ids);
        }
    }

    private boolean isRecovering() {
        return recoveries.isUnderWay() || recoveryPlan.isExpected(clock.millis());
    }
}
