package org.causality.libp2p.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commands of a toolchain, run in a folder; what they say stands in a file. */
record Tool(Path folder, Path log) {
    /** A program, or the registry that it draws from, is not there. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /** Fails where one of them cannot be started. */
    static void require(String program, String versionOption) throws Missing {
        try {
            if (exit(new ProcessBuilder(program, versionOption).redirectOutput(ProcessBuilder.Redirect.DISCARD)) == 0) {
                return;
            }
        } catch (IOException _) {
            // not on the PATH
        }
        throw new Missing("there is no " + program + " on the PATH");
    }

    /** Whether the command went well. */
    boolean does(String... command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectOutput(log.toFile());
        // No other toolchain than the one at hand is fetched.
        builder.environment().put("GOTOOLCHAIN", "local");
        return exit(builder) == 0;
    }

    /** What the last command said. */
    String said() throws IOException {
        return Files.readString(log);
    }

    private static int exit(ProcessBuilder builder) throws IOException {
        try {
            return builder.redirectErrorStream(true).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
