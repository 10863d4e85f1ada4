package org.causality.libp2p.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code src/test/go}, built into {@code target/go}; what it stands on is kept in Go's own caches. */
final class GoProgram {
    private static final Path SOURCE = Path.of("src", "test", "go");
    private static final Path HOME = Path.of("target", "go").toAbsolutePath();

    private GoProgram() {}

    static ForeignProgram build() throws IOException, Tool.Missing {
        Tool.require("go", "version");
        String peer = HOME.resolve("peer").toString();
        Tool go = new Tool(SOURCE, HOME.resolve("build.log"));
        if (!go.does("go", "build", "-ldflags=-s -w", "-o", peer, ".")) {
            String said = go.said();
            if (!go.does("go", "mod", "download")) {
                throw new Tool.Missing("its modules cannot be had: " + go.said().strip());
            }
            throw new AssertionError("go could not build the peer:\n" + said);
        }
        return new ForeignProgram(HOME, List.of(peer));
    }
}
