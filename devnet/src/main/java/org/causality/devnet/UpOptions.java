package org.causality.devnet;

import java.nio.file.Path;
import org.causality.devnet.folder.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of {@code up}.
 *
 * @param operators how many; or {@link DataFolder#OPERATORS_UNSAID}
 * @param once tell the story, check it, end
 * @param isolated one JVM, Kafka, Postgres and Redis per operator
 * @param folder keeps the data; null = a temporary folder, removed at exit
 */
public record UpOptions(
        int operators,
        boolean once,
        boolean isolated,
        @Nullable Path folder,
        int basePort) {
    /** Six contexts each: more than this is the simulator's matter, not one laptop's. */
    public static final int OPERATORS_MAX = 16;

    public static final int BASE_PORT_DEFAULT = 20_000;
    public static final int BASE_PORT_MIN = 1_024;

    public static final UpOptions DEFAULTS =
            new UpOptions(DataFolder.OPERATORS_UNSAID, false, false, null, BASE_PORT_DEFAULT);

    UpOptions withOperators(int count) {
        return new UpOptions(count, once, isolated, folder, basePort);
    }

    UpOptions withOnce() {
        return new UpOptions(operators, true, isolated, folder, basePort);
    }

    UpOptions withIsolated() {
        return new UpOptions(operators, once, true, folder, basePort);
    }

    UpOptions withFolder(Path kept) {
        return new UpOptions(operators, once, isolated, kept, basePort);
    }

    UpOptions withBasePort(int port) {
        return new UpOptions(operators, once, isolated, folder, port);
    }
}
