package org.causality.libp2p.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code src/test/rust}, built into {@code target/rust}. Cargo keeps sources but no objects outside a clone; so that not
 * every clean clone compiles rust-libp2p, objects stand in {@code causality/rust-peer} of the user's cache folder, where
 * Cargo itself decides what is still good. Of the peer alone it cannot, for it goes by the time of files and two clones
 * may differ; so that one is built anew where its sources are others than last time.
 */
final class RustProgram {
    private static final Path SOURCE = Path.of("src", "test", "rust");
    private static final Path HOME = Path.of("target", "rust").toAbsolutePath();

    private RustProgram() {}

    static ForeignProgram build() throws IOException, Tool.Missing {
        Tool.require("cargo", "--version");
        Path objects = cache().resolve("causality").resolve("rust-peer");
        Tool cargo = new Tool(SOURCE, HOME.resolve("build.log"));
        Path built = objects.resolve("peer-sources");
        String sources = digest();
        if (!Files.exists(built) || !Files.readString(built).equals(sources)) {
            cargo.does("cargo", "clean", "--package", "causality-rust-peer", "--target-dir", objects.toString());
        }
        if (!cargo.does("cargo", "build", "--locked", "--target-dir", objects.toString())) {
            String said = cargo.said();
            if (!cargo.does("cargo", "fetch", "--locked")) {
                throw new Tool.Missing(
                        "its crates cannot be had: " + cargo.said().strip());
            }
            throw new AssertionError("cargo could not build the peer:\n" + said);
        }
        Files.writeString(built, sources);
        Path peer = HOME.resolve("peer");
        Files.copy(objects.resolve("debug").resolve("causality-rust-peer"), peer, StandardCopyOption.REPLACE_EXISTING);
        return new ForeignProgram(HOME, List.of(peer.toString()));
    }

    private static String digest() throws IOException {
        MessageDigest digest = sha256();
        try (Stream<Path> all = Files.walk(SOURCE)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named == null || named.isEmpty()
                ? Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".cache")
                : Path.of(named);
    }
}
