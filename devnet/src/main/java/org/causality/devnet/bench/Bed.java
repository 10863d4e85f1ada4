package org.causality.devnet.bench;

import org.causality.devnet.Console;
import org.causality.devnet.folder.DataFolder;

/** What is measured, started and waiting for its client. */
interface Bed extends AutoCloseable {

    /** @throws org.causality.embedded.CouldNotStart with a sentence for the user */
    static Bed made(BenchOptions options, DataFolder folder, Console console) {
        return switch (options.subject()) {
            case ORDERS -> OrdersBed.start(options, folder, console);
            case FACTS -> FactsBed.start(options, folder, console);
            case EFFECTS -> EffectsBed.start(options, folder, console);
        };
    }

    /** The command of the client, for another run. */
    ProcessBuilder client();

    @Override
    void close();
}
