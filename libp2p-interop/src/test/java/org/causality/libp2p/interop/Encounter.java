package org.causality.libp2p.interop;

import java.util.HashMap;
import java.util.Map;
import org.causality.libp2p.host.TestHosts;

/** Another implementation, and what carries the connection to it. */
enum Encounter {
    JS_OVER_TCP(Implementation.JS, TestHosts.Over.TCP),
    JS_OVER_QUIC(Implementation.JS, TestHosts.Over.QUIC),
    GO_OVER_TCP(Implementation.GO, TestHosts.Over.TCP),
    GO_OVER_QUIC(Implementation.GO, TestHosts.Over.QUIC),
    RUST_OVER_TCP(Implementation.RUST, TestHosts.Over.TCP),
    RUST_OVER_QUIC(Implementation.RUST, TestHosts.Over.QUIC);

    private final Implementation they;
    private final TestHosts.Over over;

    Encounter(Implementation they, TestHosts.Over over) {
        this.they = they;
        this.over = over;
    }

    Implementation they() {
        return they;
    }

    TestHosts.Over over() {
        return over;
    }

    /** Starts their side. */
    ForeignPeer start() {
        return start(Map.of());
    }

    /** Starts their side with further options of the {@code start} command. */
    ForeignPeer start(Map<String, ?> options) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("listen", over.address());
        return they.start(all);
    }

    /** How the address begins at which they see us. */
    String seenAt() {
        return switch (over) {
            case TCP -> "/ip4/127.0.0.1/tcp/";
            case QUIC -> "/ip4/127.0.0.1/udp/";
        };
    }

    /** How many streams are opened at once: over QUIC js and go take 256, and many ends at once may lose one (README). */
    int streams() {
        return switch (over) {
            case TCP -> 1_000;
            case QUIC -> 100;
        };
    }
}
