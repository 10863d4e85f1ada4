package org.causality.devnet.chain;

import java.util.List;
import org.causality.devnet.node.FollowedChain;

/** @param why a sentence's end */
record NoChain(String why) implements ChainPart {

    @Override
    public FollowedChain followed() {
        return new FollowedChain.None();
    }

    @Override
    public boolean computes() {
        return false;
    }

    @Override
    public List<String> watched(int operators, int basePort) {
        return List.of("--no-chain", why);
    }

    @Override
    public void close() {
        // There is nothing.
    }
}
