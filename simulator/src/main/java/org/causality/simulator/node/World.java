package org.causality.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.identity.PeerId;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.simulator.check.Witness;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.message.Archive;
import org.causality.simulator.network.Network;
import org.causality.simulator.script.Script;

/** What all nodes of a run share. */
public final class World {
    static final NetworkId NETWORK = new NetworkId("simulation");

    final Script script;
    final Engine engine;
    final Network network;
    final Archive archive;
    final Witness witness;
    final Flaw flaw;
    final Codecs codecs;
    final GossipSettings gossip = GossipSettings.defaults();
    final Genesis genesis;
    private final List<Node> nodes = new ArrayList<>();
    /** By number: whoever hears from a node need not look at it. */
    private final List<PeerId> ids = new ArrayList<>();

    private final List<SigningKey> operators = new ArrayList<>();

    public World(
            Script script,
            Engine engine,
            Network network,
            Archive archive,
            Witness witness,
            Flaw flaw,
            SplittableRandom random) {
        this.script = script;
        this.engine = engine;
        this.network = network;
        this.archive = archive;
        this.witness = witness;
        this.flaw = flaw;
        this.codecs = new Codecs(script.codecEvery(), gossip.rpcLimits(), witness);
        List<Operator> members = new ArrayList<>();
        for (int i = 0; i < Math.min(script.publishers(), OperatorSet.OPERATORS_MAX); i++) {
            SigningKey key = key(random);
            operators.add(key);
            members.add(new Operator("o" + i, key.publicKey(), 1));
        }
        this.genesis = new Genesis(NETWORK, 1, Genesis.SHARDS_DEFAULT, new OperatorSet(0, members));
    }

    static SigningKey key(SplittableRandom random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return SigningKey.fromSeed(seed);
    }

    /** Whose feed a node's is: beyond the largest set, several nodes are one operator's. */
    SigningKey operator(int node) {
        return operators.get(script.publisherNumber(node) % operators.size());
    }

    /** Adds the node with the next number. */
    public Node add(SplittableRandom random) {
        Node node = new Node(this, nodes.size(), random);
        nodes.add(node);
        ids.add(node.id());
        network.join(node);
        return node;
    }

    /** All nodes, by number. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Node node(int number) {
        return nodes.get(number);
    }

    PeerId id(int number) {
        return ids.get(number);
    }

    /** How many frames and messages went through a codec. */
    public long throughCodec() {
        return codecs.count();
    }
}
