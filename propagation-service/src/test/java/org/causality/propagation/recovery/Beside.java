package org.causality.propagation.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Public implementations on the same sets: negentropy in JavaScript, and a rateless IBLT of 8-byte items in Rust. */
final class Beside {
    private static final List<String> FILES = List.of("package.json", "beside.mjs", "ndk/package.json", "ndk/index.js");

    /** What a cell of theirs would take with ids of 16 bytes, a check of 8 and a count, as ours do. */
    private static final int CELL_BYTES = 25;

    private final Path home;

    private Beside(Path home) {
        this.home = home;
    }

    /** Installs what the program needs. @throws IOException with a sentence where there is no npm or it fails */
    static Beside install() throws IOException, InterruptedException {
        Path source = Path.of("src", "test", "js");
        Path home = Path.of("target", "beside");
        Files.createDirectories(home.resolve("ndk"));
        for (String file : FILES) {
            Files.write(home.resolve(file), Files.readAllBytes(source.resolve(file)));
        }
        Path log = home.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IOException("npm could not install what stands beside; see " + log);
        }
        return new Beside(home);
    }

    Path setFile() {
        return home.resolve("sets.bin");
    }

    /** Two rows of the table. */
    List<String> measure(int differences) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "--max-old-space-size=4096", "beside.mjs", "sets.bin")
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() != 0) {
            throw new IOException("the program beside failed");
        }
        JsonNode found = JsonMapper.shared().readTree(said);
        JsonNode ranges = found.path("negentropy");
        JsonNode cells = found.path("rateless");
        long cellBytes = cells.path("symbols").asLong() * CELL_BYTES;
        return List.of(
                row("negentropy", ranges.path("compared").asLong(), ranges, differences)
                        + String.format(
                                Locale.ROOT,
                                ", %d round trips",
                                ranges.path("roundTrips").asInt()),
                row("rateless IBLT", cellBytes, cells, differences)
                        + ", " + cells.path("symbols").asInt() + " cells counted at " + CELL_BYTES
                        + " bytes, CPU with encoding");
    }

    private static String row(String name, long bytes, JsonNode figures, int differences) {
        return String.format(
                Locale.ROOT,
                "  beside: %-14s %10d bytes %7.2f per 32 B, CPU %.0f and %.0f ms, %d found",
                name,
                bytes,
                bytes / (32.0 * Math.max(1, differences)),
                figures.path("cpuMillis").path(0).asDouble(),
                figures.path("cpuMillis").path(1).asDouble(),
                figures.path("found").asInt());
    }
}
