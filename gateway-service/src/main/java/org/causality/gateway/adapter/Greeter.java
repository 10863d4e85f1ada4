package org.causality.gateway.adapter;

import java.io.IOException;
import java.util.List;
import org.causality.gateway.fetch.Fetcher;
import org.causality.gateway.fetch.Greeting;
import org.causality.gateway.fetch.HeadsCheck;
import org.causality.gateway.fetch.OwnLog;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.peer.TransportProof;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageId;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.wire.FetchMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Both ends of HELLO: tells our certificate and heads, learns a peer's operator, and fetches heads our core does not know. */
@Component
class Greeter implements Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);

    private final Genesis genesis;
    private final Certificate transport;
    private final OwnLog log;
    private final PeerBook peers;
    private final ObjectProvider<HeadsCheck> heads;
    private final ObjectProvider<Fetcher> fetcher;

    Greeter(
            Genesis genesis,
            Certificate transport,
            OwnLog log,
            PeerBook peers,
            ObjectProvider<HeadsCheck> heads,
            ObjectProvider<Fetcher> fetcher) {
        this.genesis = genesis;
        this.transport = transport;
        this.log = log;
        this.peers = peers;
        this.heads = heads;
        this.fetcher = fetcher;
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
            }
        }
        if (!theirs.heads().isEmpty()) {
            Thread.ofVirtual().name("heads of " + peer).start(() -> fetchUnknown(peer, theirs.heads()));
        }
    }

    private void fetchUnknown(String peer, List<MessageId> theirs) {
        try {
            List<MessageId> unknown = heads.getObject().unknown(theirs);
            if (!unknown.isEmpty()) {
                fetcher.getObject().fetch(peer, unknown);
            }
        } catch (IOException e) {
            LOG.info("heads of {} could not be compared, the next HELLO will: {}", peer, e.getMessage());
        }
    }
}
