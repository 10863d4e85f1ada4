package org.causality.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.lifecycle.LifeCycle;

/** The table in a life cycle's class comment is made from the rows. */
public final class LifeCycleComment {
    private LifeCycleComment() {}

    /** Compares, or in rewrite mode writes. */
    public static void check(Class<?> owner, LifeCycle<?> cycle) {
        Path file = Path.of("src/main/java", owner.getName().replace('.', '/') + ".java");
        try {
            List<String> source = Files.readAllLines(file);
            int from = source.indexOf(" * <pre>") + 1;
            int to = source.indexOf(" * </pre>");
            List<String> table = cycle.lines().stream()
                    .map(line -> " * " + line.replace("->", "→"))
                    .toList();
            if (Rewrite.isOn()) {
                List<String> rewritten = new ArrayList<>(source.subList(0, from));
                rewritten.addAll(table);
                rewritten.addAll(source.subList(to, source.size()));
                Files.write(file, rewritten);
            } else {
                assertThat(source.subList(from, to)).isEqualTo(table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
