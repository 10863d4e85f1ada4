package org.causality.devnet.node;

import java.util.List;

/** Which chain the own clients of a plan's operators follow. */
public sealed interface FollowedChain {

    /** None: every fact waits. */
    record None() implements FollowedChain {}

    /** The devnet's own EVM node at {@link OperatorPorts#evm}. */
    record OwnNode(Contracts contracts) implements FollowedChain {}

    /** What was recorded of a real chain: it stands still, and nothing can be written to it. */
    record Recorded(Recording recording) implements FollowedChain {}

    /** As one word of a command line; {@link #parse} reads it. */
    default String text() {
        return switch (this) {
            case None() -> "none";
            case OwnNode(Contracts contracts) -> "own:" + contracts.text();
            case Recorded _ -> "recorded";
        };
    }

    static FollowedChain parse(String text) {
        List<String> parts = List.of(text.split(":", 2));
        return switch (parts.getFirst()) {
            case "none" -> new None();
            case "own" -> new OwnNode(Contracts.parse(parts.getLast()));
            case "recorded" -> new Recorded(Recording.mainnet());
            default -> throw new IllegalArgumentException("'" + text + "' is no chain to follow");
        };
    }
}
