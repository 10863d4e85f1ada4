package org.causality.libp2p.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** {@code src/test/rust/src/bench.rs}, built for speed; objects stand where those of the interop peer do. */
final class RustBench {
    private static final Path SOURCE = Path.of("src", "test", "rust");

    private RustBench() {}

    /** The program; the first time this takes minutes. */
    static Path build() {
        Path objects = cache().resolve("causality").resolve("rust-peer");
        ProcessBuilder cargo = new ProcessBuilder(
                        "cargo", "build", "--quiet", "--locked", "--release", "--features", "bench", "--bin", "bench")
                .directory(SOURCE.toFile())
                .inheritIO();
        cargo.environment().put("CARGO_TARGET_DIR", objects.toString());
        try {
            if (cargo.start().waitFor() != 0) {
                throw new IllegalArgumentException("cargo could not build the rust peer.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no cargo on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while cargo built", e);
        }
        return objects.resolve("release").resolve("bench");
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named == null || named.isEmpty()
                ? Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".cache")
                : Path.of(named);
    }
}
