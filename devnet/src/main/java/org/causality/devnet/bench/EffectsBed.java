package org.causality.devnet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.causality.devnet.Console;
import org.causality.devnet.bench.effects.EffectsClient;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.ServiceApplication;
import org.causality.embedded.CouldNotStart;

/** One operator's effect tracker with Kafka and Postgres, and no other service. */
record EffectsBed(BenchOptions options, DataFolder folder, DevnetNetwork network) implements Bed {

    /** Where the embedded Postgres notes its process, on the first line. */
    private static final String POSTGRES_PID = "pg/data/postmaster.pid";

    static EffectsBed start(BenchOptions options, DataFolder folder, Console console) {
        DevnetPlan plan =
                DevnetPlan.plain(folder, options.basePort()).withOnly(EnumSet.of(ServiceApplication.EFFECT_TRACKER));
        return new EffectsBed(options, folder, DevnetNetwork.start(plan, console));
    }

    @Override
    public ProcessBuilder client() {
        List<String> words = new ArrayList<>(List.of(
                "--kafka",
                network.parts().bootstrapServers(),
                "--operator",
                network.operators().getFirst().name(),
                "--pid",
                Long.toString(ProcessHandle.current().pid()),
                "--postgres-pid",
                postgresPid()));
        words.addAll(options.client());
        return JavaProcess.client(EffectsClient.class, words);
    }

    private String postgresPid() {
        Path noted = folder.root().resolve(POSTGRES_PID);
        try {
            return Files.readAllLines(noted).getFirst().strip();
        } catch (IOException e) {
            throw new CouldNotStart("Postgres' process is not known: " + e + ".", e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
