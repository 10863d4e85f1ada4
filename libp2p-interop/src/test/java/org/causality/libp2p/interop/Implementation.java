package org.causality.libp2p.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.causality.libp2p.gossip.router.Protocol;

/** The other implementations of libp2p that the tests speak with, and what each of them can. */
public enum Implementation {
    /** From npm. */
    JS("js-libp2p", List.of(Protocol.MESHSUB_1_2, Protocol.MESHSUB_1_1, Protocol.MESHSUB_1_0)),

    /** From the Go module proxy. */
    GO("go-libp2p", List.of(Protocol.values())),

    /** From crates.io; it names no muxer in the handshake, and signs peer records under the names of an early draft. */
    RUST("rust-libp2p", List.of(Protocol.MESHSUB_1_3, Protocol.MESHSUB_1_1, Protocol.MESHSUB_1_0));

    private final String project;
    private final List<Protocol> gossips;

    Implementation(String project, List<Protocol> gossips) {
        this.project = project;
        this.gossips = gossips;
    }

    /** Starts a peer that listens on loopback, speaks identify and ping and the test protocols. */
    public ForeignPeer start() {
        return start(Map.of());
    }

    /** Starts a peer with options of the {@code start} command, e.g. {@code gossip}. */
    public ForeignPeer start(Map<String, ?> options) {
        return ForeignPeer.start(this, options);
    }

    /** The folder that holds its programs, installed or built where that was not yet done. */
    public Path folder() {
        return ForeignProgram.of(this).folder();
    }

    /** The versions of gossip that it can be told to speak as its newest. */
    public List<Protocol> gossips() {
        return gossips;
    }

    /** Whether it can name the muxer within the handshake. */
    public boolean speaksEarlyMuxer() {
        return this != RUST;
    }

    /** Whether it understands our signed peer record, and we its. */
    public boolean signsPeerRecordsAsWeDo() {
        return this != RUST;
    }

    /** What it calls itself to others. */
    public String agent() {
        return name().toLowerCase(Locale.ROOT) + "-peer";
    }

    @Override
    public String toString() {
        return project;
    }
}
