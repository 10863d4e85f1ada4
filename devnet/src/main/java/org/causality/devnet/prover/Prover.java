package org.causality.devnet.prover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.ServiceApplication;
import org.causality.embedded.CouldNotStart;

/** The prover's process, seen from whoever started it. */
public final class Prover implements AutoCloseable {
    /** The key and one proof take a third of it. */
    private static final String HEAP_BYTES_MAX = "192m";

    private static final long END_WAIT_MAX_SECONDS = 10;

    private final Process process;

    private Prover(Process process) {
        this.process = process;
    }

    /**
     * Returns at once; the first proof waits until the key is made.
     *
     * @param log the folder for what it says
     * @throws CouldNotStart with a sentence for the user
     */
    public static Prover start(int basePort, int operators, Path log) {
        List<String> arguments = new ArrayList<>(List.of(DevnetPlan.SETUP_SEED));
        IntStream.rangeClosed(1, operators)
                .mapToObj(index ->
                        "http://127.0.0.1:" + new OperatorPorts(basePort, index).of(ServiceApplication.ORCHESTRATOR))
                .forEach(arguments::add);
        try {
            return new Prover(JavaProcess.computing(ProverProcess.class, HEAP_BYTES_MAX, arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log.resolve("prover.log").toFile())
                    .start());
        } catch (IOException e) {
            throw new CouldNotStart("The prover's process could not be started: " + e.getMessage() + ".", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It is gone already.
        }
        try {
            if (!process.waitFor(END_WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
