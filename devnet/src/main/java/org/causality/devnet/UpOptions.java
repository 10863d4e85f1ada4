package org.causality.devnet;

import java.nio.file.Path;
import org.causality.devnet.chain.ChainChoice;
import org.causality.devnet.folder.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of {@code up}.
 *
 * @param operators how many; or {@link DataFolder#OPERATORS_UNSAID}
 * @param once tell the story, check it, end
 * @param isolated one JVM, Kafka, Postgres and Redis per operator
 * @param chain what the story is told with
 * @param folder keeps the data; null = a temporary folder, removed at exit
 */
public record UpOptions(
        int operators,
        boolean once,
        boolean isolated,
        @Nullable Path folder,
        int basePort,
        ChainChoice chain) {
    /** Seven contexts each: more than this is the simulator's matter, not one laptop's. */
    public static final int OPERATORS_MAX = 16;

    public static final int BASE_PORT_DEFAULT = 20_000;
    public static final int BASE_PORT_MIN = 1_024;

    public static final UpOptions DEFAULTS =
            new UpOptions(DataFolder.OPERATORS_UNSAID, false, false, null, BASE_PORT_DEFAULT, ChainChoice.UNSAID);

    UpOptions withOperators(int count) {
        return new UpOptions(count, once, isolated, folder, basePort, chain);
    }

    UpOptions withOnce() {
        return new UpOptions(operators, true, isolated, folder, basePort, chain);
    }

    UpOptions withIsolated() {
        return new UpOptions(operators, once, true, folder, basePort, chain);
    }

    UpOptions withFolder(Path kept) {
        return new UpOptions(operators, once, isolated, kept, basePort, chain);
    }

    UpOptions withBasePort(int port) {
        return new UpOptions(operators, once, isolated, folder, port, chain);
    }

    UpOptions withChain(ChainChoice choice) {
        return new UpOptions(operators, once, isolated, folder, basePort, choice);
    }
}
