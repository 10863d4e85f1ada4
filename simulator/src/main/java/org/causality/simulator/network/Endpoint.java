package org.causality.simulator.network;

/** The end of links: a node. */
public interface Endpoint {
    void connected(Link link);

    void disconnected(Link link);

    void received(Link link, Frame frame);
}
