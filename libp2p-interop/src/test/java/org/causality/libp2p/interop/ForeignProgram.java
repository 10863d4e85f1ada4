package org.causality.libp2p.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * What runs a foreign peer. It is installed or built once in a test run; without its toolchain, or with a registry that
 * cannot be reached, the tests that need it are skipped with a printed sentence, except for js under {@code CI=true},
 * where they fail.
 */
record ForeignProgram(Path folder, List<String> command) {
    private sealed interface Attempt {
        record Ready(ForeignProgram program) implements Attempt {}

        record Missing(String reason) implements Attempt {}
    }

    private static final Map<Implementation, Attempt> ATTEMPTS = new EnumMap<>(Implementation.class);

    /** Skips the test where there is none. */
    static ForeignProgram of(Implementation implementation) {
        return switch (attempted(implementation)) {
            case Attempt.Ready(ForeignProgram program) -> program;
            case Attempt.Missing(String reason) -> throw new TestAbortedException(reason);
        };
    }

    private static synchronized Attempt attempted(Implementation implementation) {
        return ATTEMPTS.computeIfAbsent(implementation, ForeignProgram::attempt);
    }

    private static Attempt attempt(Implementation implementation) {
        try {
            return new Attempt.Ready(
                    switch (implementation) {
                        case JS -> JsProgram.install();
                        case GO -> GoProgram.build();
                        case RUST -> RustProgram.build();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Tool.Missing e) {
            return missing(implementation, e);
        }
    }

    private static Attempt missing(Implementation implementation, Tool.Missing why) {
        return new Attempt.Missing(reasonToSkip(implementation, String.valueOf(why.getMessage())));
    }

    /** Printed here; for js under {@code CI=true} it is a failure instead. */
    static String reasonToSkip(Implementation implementation, String why) {
        String reason = "no interop with " + implementation + ": " + why;
        if (implementation == Implementation.JS && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        return reason;
    }
}
