package org.causality.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are made from code and committed: a test fails when the committed one differs. Write them anew with {@code
 * ./causality mvn test -pl shared-model -Dcausality.rewrite=true} and read the difference before committing it.
 */
public final class Rewrite {
    /** Set to write instead of compare. */
    public static final String FLAG = "causality.rewrite";

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private Rewrite() {}

    public static boolean isOn() {
        return Boolean.getBoolean(FLAG);
    }

    /** @param path from the project's root, e.g. {@code docs/topics.md} */
    public static void check(String path, String expected) {
        Path file = PROJECT.resolve(path);
        try {
            if (isOn()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, expected);
            }
            assertThat(file)
                    .as("%s is made from code; write it anew with -D%s=true", path, FLAG)
                    .exists()
                    .hasContent(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
