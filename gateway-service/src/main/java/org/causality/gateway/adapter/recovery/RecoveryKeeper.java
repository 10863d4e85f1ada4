package org.causality.gateway.adapter.recovery;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.causality.gateway.adapter.health.Loop;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.recovery.Recovered;
import org.causality.gateway.recovery.Recoveries;
import org.causality.gateway.recovery.RecoveryHome;
import org.causality.gateway.recovery.RecoveryPlan;
import org.causality.model.wire.ReconMessage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Answers peers that recover with us, and begins with those with whom it is due. */
@Component
class RecoveryKeeper implements SmartLifecycle {

    private static final long TURN_MILLIS = 200;

    private static final long CORE_AWAY_MILLIS = 800;

    private final Mesh mesh;
    private final Recoveries recoveries;
    private final RecoveryPlan plan;
    private final RecoveryHome home;
    private final PeerBook peers;
    private final Fetcher fetcher;
    private final Clock clock;
    private final Loop loop;
    private final Loop dueLoop;

    RecoveryKeeper(
            Mesh mesh,
            Recoveries recoveries,
            RecoveryPlan plan,
            RecoveryHome home,
            PeerBook peers,
            Fetcher fetcher,
            Clock clock,
            Pulse pulse) {
        this.mesh = mesh;
        this.recoveries = recoveries;
        this.plan = plan;
        this.home = home;
        this.peers = peers;
        this.fetcher = fetcher;
        this.clock = clock;
        this.loop = new Loop("recover", pulse);
        this.dueLoop = new Loop("ask what to recover", pulse);
    }

    @Override
    public void start() {
        mesh.answer(ReconMessage.PROTOCOL, stream -> plan.served(stream.peer(), recoveries.serve(stream)));
        loop.start(this::run);
        dueLoop.start(this::askCore);
    }

    private void run() {
        while (loop.turn()) {
            String peer = plan.next(able(), clock.millis());
            if (peer != null && !recoveries.isUnderWay(peer)) {
                Thread.ofVirtual().name("recover with " + peer).start(() -> recover(peer));
            }
            var _ = loop.pause(TURN_MILLIS);
        }
    }

    private List<String> able() {
        return peers.ids().stream().filter(peers::recovers).toList();
    }

    private void askCore() {
        while (dueLoop.turn()) {
            try {
                String due = home.duePeer();
                if (due != null) {
                    plan.missesMuch(due, clock.millis());
                }
            } catch (IOException _) {
                // Neighbour keeps whether it answers, and health shows it.
                var _ = dueLoop.pause(CORE_AWAY_MILLIS);
            }
        }
    }

    private void recover(String peer) {
        try {
            Recovered how = recoveries.open(peer);
            plan.ended(peer, how, clock.millis());
            if (how.outcome() == null) {
                fetcher.greet(peer); // what we lack is fetched, then
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        loop.stop();
        dueLoop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
