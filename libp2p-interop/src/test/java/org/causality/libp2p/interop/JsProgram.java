package org.causality.libp2p.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code src/test/js}, installed once into {@code target/js}. */
final class JsProgram {
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path HOME = Path.of("target", "js");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "node20.js", "peer.js", "bench.js");

    private JsProgram() {}

    static ForeignProgram install() throws IOException, Tool.Missing {
        Tool.require("node", "--version");
        Tool.require("npm", "--version");
        Files.createDirectories(HOME);
        Path done = HOME.resolve("installed");
        if (copyChanged() || !Files.exists(done)) {
            Files.deleteIfExists(done);
            Tool npm = new Tool(HOME, HOME.resolve("npm.log"));
            if (!npm.does("npm", "ci", "--no-audit", "--no-fund")) {
                throw new AssertionError("npm could not install js-libp2p:\n" + npm.said());
            }
            Files.writeString(done, "npm ci went well\n");
        }
        return new ForeignProgram(HOME, List.of("node", "--no-warnings", "peer.js"));
    }

    /** Whether a file that says what to install is another than before. */
    private static boolean copyChanged() throws IOException {
        boolean changed = false;
        for (String file : FILES) {
            byte[] wanted = Files.readAllBytes(SOURCE.resolve(file));
            Path copy = HOME.resolve(file);
            if (!Files.exists(copy) || !Arrays.equals(wanted, Files.readAllBytes(copy))) {
                Files.write(copy, wanted);
                changed |= file.startsWith("package");
            }
        }
        return changed;
    }
}
