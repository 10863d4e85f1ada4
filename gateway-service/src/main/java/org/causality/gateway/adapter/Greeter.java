package org.causality.gateway.adapter;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.fetch.Greeting;
import org.causality.gateway.fetch.HeadsCheck;
import org.causality.gateway.fetch.OwnLog;
import org.causality.gateway.health.HealthBook;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.peer.TransportProof;
import org.causality.gateway.recovery.Recoveries;
import org.causality.gateway.recovery.RecoveryPlan;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.wire.FetchMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Both ends of HELLO: tells our certificate and heads, learns a peer's operator, and fetches heads our core does not know; with
 * a member that was away a recovery begins instead.
 */
@Component
class Greeter implements Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);

    private final Genesis genesis;
    private final Certificate transport;
    private final OwnLog log;
    private final PeerBook peers;
    private final Mesh mesh;
    private final ObjectProvider<HeadsCheck> heads;
    private final ObjectProvider<Fetcher> fetcher;
    private final RecoveryPlan recoveryPlan;
    private final ObjectProvider<Recoveries> recoveries;
    private final HealthBook health;
    private final Clock clock;

    Greeter(
            Genesis genesis,
            Certificate transport,
            OwnLog log,
            PeerBook peers,
            Mesh mesh,
            ObjectProvider<HeadsCheck> heads,
            ObjectProvider<Fetcher> fetcher,
            RecoveryPlan recoveryPlan,
            ObjectProvider<Recoveries> recoveries,
            HealthBook health,
            Clock clock) {
        this.genesis = genesis;
        this.transport = transport;
        this.log = log;
        this.peers = peers;
        this.mesh = mesh;
        this.heads = heads;
        this.fetcher = fetcher;
        this.recoveryPlan = recoveryPlan;
        this.recoveries = recoveries;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public FetchMessage.Hello ours() {
        return new FetchMessage.Hello(genesis.network(), transport, log.heads());
    }

    @Override
    public void heard(String peer, FetchMessage.Hello theirs) {
        if (!theirs.network().equals(genesis.network())) {
            LOG.warn("peer {} is of network {}", peer, theirs.network());
            return;
        }
        Certificate certificate = theirs.transport();
        Bytes key = peers.keyOf(peer);
        if (certificate != null && key != null) {
            Operator operator = TransportProof.operatorOf(key, certificate, genesis);
            if (operator != null) {
                peers.proved(peer, operator.name());
                mesh.proved(peer);
            }
        }
        boolean wasAway = recoveryPlan.heard(peer, clock.millis()) && peers.recovers(peer);
        if (!theirs.heads().isEmpty()) {
            Thread.ofVirtual().name("heads of " + peer).start(() -> learn(peer, theirs.heads(), wasAway));
        }
    }

    private void learn(String peer, List<MessageId> theirs, boolean wasAway) {
        try {
            watchHeads(peer, theirs);
            if (wasAway) {
                compare(peer, theirs);
            } else {
                ask(peer, theirs);
            }
        } catch (IOException e) {
            LOG.info("heads of {} could not be compared, the next HELLO will: {}", peer, e.getMessage());
        }
    }

    /** Its newest messages come by gossip before this does; only what is in the log says that nothing before them is missing. */
    private void compare(String peer, List<MessageId> theirs) throws IOException {
        if (!heads.getObject().notLogged(theirs).isEmpty()
                && !recoveries.getObject().isUnderWay(peer)) {
            recoveryPlan.cameBack(peer, recoveries.getObject().weBegin(peer), clock.millis());
        }
    }

    private void ask(String peer, List<MessageId> theirs) throws IOException {
        List<MessageId> unknown = heads.getObject().unknown(theirs);
        if (!unknown.isEmpty() && !recoveries.getObject().isUnderWay(peer)) {
            fetcher.getObject().fetch(peer, unknown);
        }
    }

    private void watchHeads(String peer, List<MessageId> theirs) throws IOException {
        PublicKey operator = operatorOf(peer);
        if (operator != null) {
            List<MessageId> open = health.named(operator, theirs, clock.millis());
            health.unknown(operator, open.isEmpty() ? open : heads.getObject().unknown(open));
        }
    }

    private @Nullable PublicKey operatorOf(String peer) {
        String name = peers.operatorOf(peer);
        return genesis.operators().operators().stream()
                .filter(operator -> operator.name().equals(name))
                .map(Operator::key)
                .findAny()
                .orElse(null);
    }
}
