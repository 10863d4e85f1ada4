package org.causality.libp2p.gossip.router;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.jspecify.annotations.Nullable;

/** A message whose parts are letters: metadata are the letters one has. */
record Letters(Bytes group, String letters, boolean pushes) implements PartialMessage {
    static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    @Override
    public Bytes metadata() {
        return bytes(letters);
    }

    @Override
    public @Nullable Parts eager() {
        return pushes ? new Parts(bytes(letters), bytes(letters)) : null;
    }

    @Override
    public @Nullable Parts missing(Bytes theirMetadata) {
        String theirs = text(theirMetadata);
        String lacking = letters.chars()
                .mapToObj(Character::toString)
                .filter(letter -> !theirs.contains(letter))
                .collect(Collectors.joining());
        return lacking.isEmpty() ? null : new Parts(bytes(lacking), bytes(theirs + lacking));
    }
}
