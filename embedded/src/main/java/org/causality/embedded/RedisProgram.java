package org.causality.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import redis.embedded.RedisServer;

/** The statically linked redis-server inside the embedded-redis jar, unpacked beside its data. */
final class RedisProgram {
    private static final String VERSION = "7.0.15";

    private RedisProgram() {}

    /** Its path inside the data folder is what later proves a process to be ours. */
    static Path unpackedIn(Path folder) throws IOException {
        Path program = folder.resolve("redis-server-" + VERSION);
        if (!Files.isExecutable(program)) {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(program.getFileName() + ".part");
            try (InputStream packed = packed()) {
                Files.copy(packed, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!unfinished.toFile().setExecutable(true)) {
                throw new IOException(unfinished + " cannot be made executable");
            }
            Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    private static InputStream packed() {
        String name = "/redis-server-" + VERSION + "-" + system() + "-" + processor();
        return Objects.requireNonNull(
                RedisServer.class.getResourceAsStream(name), () -> "no Redis program for this machine: " + name);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "amd64";
    }
}
