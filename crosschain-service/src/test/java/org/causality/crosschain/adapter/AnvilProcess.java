package org.causality.crosschain.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/**
 * An EVM node of our own: anvil, whose npm package holds the binary; installed once into {@code target/anvil}. It mines
 * when told to, and two blocks make an epoch, so the head minus four is final. Where npm or the platform's package is
 * missing the test is skipped with a printed reason, except under {@code CI=true}, where it fails.
 */
final class AnvilProcess implements AutoCloseable {
    static final String CHAIN = "eip155:31337";

    /** Stores the first word of the call data in slot 0. */
    private static final String STORE_WORD = "0x645f355f55005f526005601bf3";

    private static final Path SOURCE = Path.of("src", "test", "anvil");
    private static final Path HOME = Path.of("target", "anvil");
    private static final List<String> FILES = List.of("package.json", "package-lock.json");
    private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final String GAS = "0x30000";

    private final Process process;
    private final int port;
    private final JsonRpc rpc;
    private final String account;

    private AnvilProcess(Path program) throws IOException {
        process = new ProcessBuilder(
                        program.toString(), "--port", "0", "--no-mining", "--slots-in-an-epoch", "2", "--accounts", "1")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        port = listening(output);
        Thread.ofVirtual().name("anvil's output").start(() -> output.lines().forEach(_ -> {}));
        rpc = new JsonRpc(http());
        account = call("eth_accounts").path(0).asString();
    }

    static AnvilProcess started() {
        try {
            return new AnvilProcess(install());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int listening(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("anvil ended before it listened");
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    JsonNode call(String method, Object... parameters) {
        try {
            return rpc.call(method, parameters);
        } catch (ProviderException e) {
            throw new AssertionError(method + ": " + e.reason(), e);
        }
    }

    void mine(int blocks) {
        var _ = call("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    /** Replaces the last blocks by as many empty ones. */
    void reorg(int depth) {
        var _ = call("anvil_reorg", depth, List.of());
    }

    /** Deploys the contract that stores what it is called with; answers its address. */
    String deploy() {
        String hash = call("eth_sendTransaction", Map.of("from", account, "data", STORE_WORD, "gas", GAS))
                .asString();
        mine(1);
        return call("eth_getTransactionReceipt", hash).path("contractAddress").asString();
    }

    /** A signed transaction that stores a value, as the chain takes it. */
    String signedStore(String contract, long value) {
        return signedStore(contract, value, GAS);
    }

    /** With less gas than storing takes: it will be included, and reverted. */
    String signedStoreWithoutGas(String contract, long value) {
        return signedStore(contract, value, "0x5800");
    }

    private String signedStore(String contract, long value, String gas) {
        String data = "0x" + "0".repeat(48) + String.format("%016x", value);
        String nonce = call("eth_getTransactionCount", account, "pending").asString();
        return call(
                        "eth_signTransaction",
                        Map.of(
                                "from",
                                account,
                                "to",
                                contract,
                                "data",
                                data,
                                "gas",
                                gas,
                                "nonce",
                                nonce,
                                "maxFeePerGas",
                                "0x77359400",
                                "maxPriorityFeePerGas",
                                "0x1"))
                .asString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    // ---- installing

    private static synchronized Path install() throws IOException {
        Path program = program();
        if (program != null && isCurrent()) {
            return program;
        }
        if (!hasNpm()) {
            throw skip("there is no npm on the PATH to install anvil with");
        }
        Files.createDirectories(HOME);
        for (String file : FILES) {
            Files.write(HOME.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        Path installed = program();
        if (installed == null) {
            throw skip("there is no package of anvil for this platform");
        }
        return installed;
    }

    private static boolean isCurrent() throws IOException {
        for (String file : FILES) {
            Path copy = HOME.resolve(file);
            if (!Files.exists(copy)
                    || !Arrays.equals(Files.readAllBytes(copy), Files.readAllBytes(SOURCE.resolve(file)))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Path program() throws IOException {
        Path packages = HOME.resolve("node_modules").resolve("@foundry-rs");
        if (!Files.isDirectory(packages)) {
            return null;
        }
        try (Stream<Path> folders = Files.list(packages)) {
            return folders.map(folder -> folder.resolve("bin").resolve("anvil"))
                    .filter(Files::isExecutable)
                    .map(Path::toAbsolutePath)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static boolean hasNpm() {
        try {
            return new ProcessBuilder("npm", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static TestAbortedException skip(String why) {
        String reason = "no EVM node: " + why;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        return new TestAbortedException(reason);
    }

    private static void run(String... command) throws IOException {
        Path log = HOME.resolve("npm.log");
        Process npm = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (npm.waitFor() != 0) {
                throw new AssertionError("npm could not install anvil:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
