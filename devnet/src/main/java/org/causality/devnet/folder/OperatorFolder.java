package org.causality.devnet.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.causality.embedded.CouldNotStart;
import org.causality.gateway.peer.TransportKeyFile;
import org.causality.libp2p.identity.PrivateKey;

/** What belongs to one operator: {@code operators/<name>/}. */
public record OperatorFolder(String name, Path root) {

    /** Operator key and kept sub-keys; readable by their owner only. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The secret of its account on the story's chain: {@code 0x} and 64 digits. */
    public Path chainKey() {
        return keys().resolve("chain.key");
    }

    /** The gateway's name on the wire; its key is made at the first call and kept. */
    public String peerId() {
        try {
            byte[] seed =
                    TransportKeyFile.openOrCreate(keys(), new SecureRandom()).toArray();
            return PrivateKey.ofSeed(seed).peerId().toString();
        } catch (IOException e) {
            throw new CouldNotStart("The transport key in " + keys() + " cannot be used: " + e + ".", e);
        }
    }
}
