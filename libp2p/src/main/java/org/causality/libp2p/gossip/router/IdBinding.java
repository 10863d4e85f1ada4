package org.causality.libp2p.gossip.router;

/**
 * What a topic's message ids say about the bytes behind them, and so when we may tell others not to send a message any
 * more (IDONTWANT). Told too early, a forger who sends other bytes under its id first would suppress the good copy.
 */
public enum IdBinding {
    /** Anybody may make other bytes with the same id: told once a copy was accepted. */
    NOTHING,
    /** Only the author may make other bytes with the same id: told once the signature is found good. */
    AUTHOR,
    /** Nobody can make another message with the same id, signature and all: told on receipt. */
    CONTENT
}
