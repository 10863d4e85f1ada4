package org.causality.propagation.causal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every script in {@code src/test/resources/causal} plays as it is written. With {@code -Dscripts.rewrite=true} the
 * scripts are written anew from what happens; read the difference before keeping it.
 */
class CausalScriptsTest {

    private static final Path SCRIPTS = Path.of("src/test/resources/causal");

    @TestFactory
    Stream<DynamicTest> everyScriptPlaysAsWritten() throws IOException {
        List<Path> scripts;
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            scripts = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(scripts).hasSizeGreaterThan(5);
        return scripts.stream().map(script -> DynamicTest.dynamicTest(name(script), () -> play(script)));
    }

    private static String name(Path script) {
        return script.getFileName().toString();
    }

    private static void play(Path script) throws IOException {
        String written = Files.readString(script);
        String played = played(written);
        if (Boolean.getBoolean("scripts.rewrite")) {
            Files.writeString(script, played);
        } else {
            assertThat(played).isEqualTo(written);
        }
    }

    /** Comments and commands are kept; each command's effects follow it, indented. */
    private static String played(String written) {
        CausalScript script = new CausalScript();
        StringBuilder played = new StringBuilder();
        for (String line : written.lines().toList()) {
            if (line.startsWith("  ")) {
                continue;
            }
            played.append(line).append('\n');
            if (!line.isBlank() && !line.startsWith("#")) {
                script.play(line)
                        .lines()
                        .forEach(effect -> played.append("  ").append(effect).append('\n'));
            }
        }
        return played.toString();
    }
}
