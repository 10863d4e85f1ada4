package org.causality.simulator.node;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.causality.libp2p.identity.KeyType;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.simulator.message.Said;
import org.causality.simulator.network.Endpoint;
import org.causality.simulator.network.Frame;
import org.causality.simulator.network.Link;
import org.causality.simulator.script.Deed;
import org.causality.simulator.script.Layer;
import org.jspecify.annotations.Nullable;

/** One node over all its starts: its links, its disk, its clock, and what runs on it while it has power. */
public final class Node implements Endpoint {
    /** When all virtual time begins: 2026-01-01, so that clocks read like clocks. */
    private static final long BEGINNING_SECONDS = 1_767_225_600;

    private static final int KEY_BYTES = 32;

    private final World world;
    private final int number;
    private final PeerId id;
    private final SplittableRandom random;
    private final List<Link> links = new ArrayList<>();
    private final Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    private final @Nullable Log log;
    private final @Nullable Author author;
    private long aheadMicros;
    private long syncMicros;
    private boolean honest = true;
    private int starts;
    private @Nullable GossipPart gossip;
    private @Nullable CausalPart causal;

    Node(World world, int number, SplittableRandom random) {
        this.world = world;
        this.number = number;
        this.random = random;
        // On paper only: nobody connects by these keys.
        byte[] key = ByteBuffer.allocate(KEY_BYTES)
                .putInt(KEY_BYTES - Integer.BYTES, number)
                .array();
        this.id = PublicKey.of(KeyType.ED25519, key).peerId();
        this.syncMicros = world.script.diskMicros();
        boolean runsCausal = world.script.layer() == Layer.CAUSAL;
        this.log = runsCausal ? new Log(world.archive, number) : null;
        this.author = runsCausal || !isPublisher() ? null : new Author(this, world, random.split());
    }

    public int number() {
        return number;
    }

    public PeerId id() {
        return id;
    }

    String name() {
        return id.toString();
    }

    int starts() {
        return starts;
    }

    Instant now() {
        long micros = world.engine.nowMicros() + aheadMicros;
        return Instant.ofEpochSecond(
                BEGINNING_SECONDS + Math.floorDiv(micros, 1_000_000L), 1_000 * Math.floorMod(micros, 1_000_000L));
    }

    boolean isPublisher() {
        return world.script.publisherNumber(number) >= 0;
    }

    public long syncMicros() {
        return syncMicros;
    }

    GossipPart gossip() {
        return Objects.requireNonNull(gossip);
    }

    @Nullable CausalPart causal() {
        return causal;
    }

    List<Link> linksUp() {
        return links;
    }

    // ---- power

    /** Starts from what is on the disk. */
    public void start() {
        starts++;
        gossip = new GossipPart(this, world, random.split());
        if (log != null) {
            causal = new CausalPart(this, world, log, random.split());
        }
    }

    /** Loses its power: nothing is left but the disk. */
    public void crash() {
        gossip().end();
        gossip = null;
        if (causal != null) {
            causal.end();
            causal = null;
        }
        links.clear();
    }

    public boolean isOn() {
        return gossip != null;
    }

    // ---- links

    @Override
    public void connected(Link link) {
        links.add(link);
        gossip().connected(link);
        if (causal != null) {
            causal.recovery().connected(link);
        }
    }

    @Override
    public void disconnected(Link link) {
        links.remove(link);
        gossip().disconnected(link);
        if (causal != null) {
            causal.recovery().disconnected(link);
        }
    }

    @Override
    public void received(Link link, Frame frame) {
        switch (frame) {
            case Frame.Gossip(var _, var rpc, long _) -> gossip().received(link, rpc);
            case Frame.Ask ask when causal != null && !does(Deed.WITHHOLD) -> causal.asked(link, ask);
            case Frame.Answer answer when causal != null -> causal.answered(link, answer);
            case Frame.Recon recon
            when causal != null && !does(Deed.WITHHOLD) -> causal.recovery().received(link, recon);
            case Frame.ReconRefused refused
            when causal != null -> causal.recovery().refused(refused);
            case Frame.Ask _, Frame.Answer _, Frame.Recon _, Frame.ReconRefused _ -> {}
        }
    }

    /** What its HELLO says. */
    List<MessageId> heads() {
        return causal == null ? List.of() : causal.heads();
    }

    /** A message that gossip brought is good. */
    void arrived(Said said, @Nullable Link link) {
        if (causal == null) {
            world.witness.delivered(number, said, true);
        } else if (link != null) {
            causal.received(said, link);
        }
    }

    // ---- what a run has it do

    /** Says something. */
    public void speak() {
        if (causal != null) {
            causal.speak();
        } else if (author != null) {
            author.speak();
        }
    }

    public void ahead(long micros) {
        aheadMicros += micros;
    }

    public void syncMicros(long micros) {
        syncMicros = micros;
    }

    /** From now on nobody counts it among the honest; its own cores never know. */
    public void begin(Deed deed) {
        honest = false;
        deeds.add(deed);
        if (causal != null) {
            new Liar(this, causal, world, deed, random.split()).begin();
        }
    }

    public void end(Deed deed) {
        deeds.remove(deed);
    }

    boolean does(Deed deed) {
        return deeds.contains(deed);
    }

    public boolean isHonest() {
        return honest;
    }

    // ---- what is looked at

    /** What must be the same at all nodes in the end. */
    public List<Object> state() {
        return causal == null ? List.of() : causal.state();
    }

    /** Looks whether all it keeps is within bounds and its clock tells the truth. */
    public void check() {
        if (gossip != null) {
            gossip.checkBounds();
        }
        if (causal != null) {
            causal.checkBounds();
        }
    }

    /** Asks it how two messages stand to each other. */
    public void askHappenedBefore(Said a, Said b) {
        if (causal != null) {
            causal.askHappenedBefore(a, b);
        }
    }
}
