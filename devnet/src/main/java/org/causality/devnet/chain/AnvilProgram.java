package org.causality.devnet.chain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Anvil's binary, which its npm package holds: installed once per user and machine, as the lock file says. */
public sealed interface AnvilProgram {

    record Found(Path program) implements AnvilProgram {}

    /** @param why a sentence's end: {@code there is no npm on the PATH} */
    record Missing(String why) implements AnvilProgram {}

    /** Looks, and installs it where npm is present. */
    static AnvilProgram find() {
        return Installation.find();
    }

    /** The folder it is installed in. */
    final class Installation {
        private static final List<String> FILES = List.of("package.json", "package-lock.json");
        private static final long NPM_WAIT_MAX_SECONDS = 120;

        private Installation() {}

        /** One process at a time: another may be installing it just now. */
        private static synchronized AnvilProgram find() {
            Path home =
                    Path.of(System.getProperty("java.io.tmpdir"), "causality-anvil-" + System.getProperty("user.name"));
            try (FileChannel channel = FileChannel.open(
                            Files.createDirectories(home).resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                Path present = isCurrent(home) ? program(home) : null;
                return present == null ? install(home) : new Found(present);
            } catch (IOException e) {
                return new Missing("anvil cannot be installed: " + e.getMessage());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Missing("installing anvil was interrupted");
            }
        }

        private static AnvilProgram install(Path home) throws IOException, InterruptedException {
            if (!runs(home, "npm", "--version")) {
                return new Missing("there is no npm on the PATH to install anvil with");
            }
            for (String file : FILES) {
                Files.write(home.resolve(file), wanted(file));
            }
            if (!runs(home, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")) {
                return new Missing("npm could not install anvil (see " + home.resolve("npm.log") + ")");
            }
            Path installed = program(home);
            return installed == null ? new Missing("anvil has no package for this platform") : new Found(installed);
        }

        private static boolean isCurrent(Path home) throws IOException {
            for (String file : FILES) {
                Path copy = home.resolve(file);
                if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), wanted(file))) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] wanted(String file) throws IOException {
            try (InputStream resource = Installation.class.getResourceAsStream("/anvil/" + file)) {
                return Objects.requireNonNull(resource).readAllBytes();
            }
        }

        private static @Nullable Path program(Path home) throws IOException {
            Path packages = home.resolve("node_modules").resolve("@foundry-rs");
            if (!Files.isDirectory(packages)) {
                return null;
            }
            try (Stream<Path> folders = Files.list(packages)) {
                return folders.map(folder -> folder.resolve("bin").resolve("anvil"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
            }
        }

        /** Whether the command is there and ends well. */
        private static boolean runs(Path home, String... command) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Files.createDirectories(home).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("npm.log").toFile());
            Process process;
            try {
                process = builder.start();
            } catch (IOException _) {
                return false;
            }
            if (process.waitFor(NPM_WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        }
    }
}
