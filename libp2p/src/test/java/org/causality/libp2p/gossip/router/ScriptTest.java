package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every script under {@code src/test/resources/gossip} comes out as written. With {@code -Dgossip.scripts.rewrite=true}
 * the scripts are written anew with what the router does; then read the difference.
 */
class ScriptTest {
    private static final Path SCRIPTS = Path.of("src", "test", "resources", "gossip");
    private static final String RULE = "----";

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theRouterDoesWhatTheScriptSays(Path script) throws IOException {
        String written = Files.readString(script);
        String played = play(written);
        if (Boolean.getBoolean("gossip.scripts.rewrite")) {
            Files.writeString(script, played);
        } else {
            assertThat(played).isEqualTo(written);
        }
    }

    private static String play(String script) {
        RouterScript router = new RouterScript();
        List<String> out = new ArrayList<>();
        for (String step : script.strip().split("\n\n+", -1)) {
            out.add(step(router, step));
        }
        return String.join("\n\n", out) + "\n";
    }

    private static String step(RouterScript router, String step) {
        List<String> happened =
                step.lines().takeWhile(line -> !line.equals(RULE)).toList();
        List<String> done = happened.stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> router.play(line).stream())
                .toList();
        boolean onlyComment = happened.stream().allMatch(line -> line.startsWith("#"));
        return onlyComment
                ? step
                : Stream.of(happened, List.of(RULE), done)
                        .flatMap(List::stream)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("");
    }
}
