package org.causality.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One set of backing parts for all tests of a JVM: started by the first {@link #get}, ended with the JVM. Tests keep
 * apart by an operator name of their own, from which topic prefix, schema and Redis keys follow.
 */
public final class SharedParts {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int NAME_LETTERS_MAX = 10;

    private SharedParts() {}

    public static BackingParts get() {
        return Holder.PARTS;
    }

    /** A short operator name ({@code [a-z][a-z0-9]{0,15}}) that no other caller in this JVM got. */
    public static String uniqueOperator(Class<?> test) {
        String letters = test.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String name = letters.isEmpty() ? "op" : letters.substring(0, Math.min(letters.length(), NAME_LETTERS_MAX));
        return name + NAMES.incrementAndGet();
    }

    private static final class Holder {
        static final BackingParts PARTS = startedOnce();

        private static BackingParts startedOnce() {
            Path folder = temporaryFolder();
            BackingParts parts = BackingParts.start(BackingOptions.onAnyPorts(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                parts.close();
                Folders.deleteTree(folder);
            }));
            return parts;
        }

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory("causality-it-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
