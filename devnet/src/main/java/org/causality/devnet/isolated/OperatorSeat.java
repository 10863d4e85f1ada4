package org.causality.devnet.isolated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.node.Progress;
import org.causality.embedded.CouldNotStart;

/** One life of an operator's process, seen from the parent. */
final class OperatorSeat {
    /** Enough for six services, a broker and an hour of the story; small enough for many on a laptop. */
    private static final String HEAP_BYTES_MAX = "768m";

    private static final long START_WAIT_MAX_SECONDS = 240;
    private static final long END_WAIT_MAX_SECONDS = 60;

    private final String operator;
    private final Process process;
    private final Progress progress;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private OperatorSeat(String operator, Process process, Progress progress) {
        this.operator = operator;
        this.process = process;
        this.progress = progress;
    }

    static OperatorSeat start(String operator, OperatorPlace place, Progress progress) {
        try {
            Process process = JavaProcess.services(OperatorProcess.class, HEAP_BYTES_MAX, place.arguments())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            OperatorSeat seat = new OperatorSeat(operator, process, progress);
            // Reading a pipe holds a virtual thread's carrier; with an operator per core nobody could end them.
            Thread.ofPlatform().daemon().name(operator + "-lines").start(seat::listen);
            return seat;
        } catch (IOException e) {
            throw new CouldNotStart(operator + "'s process could not be started: " + e.getMessage() + ".", e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                switch (Line.parse(text)) {
                    case Line.Step(String reached) -> progress.step(reached);
                    case Line.Ready() -> ready.complete(null);
                    case Line.Failed(String sentence) -> ready.completeExceptionally(new CouldNotStart(sentence));
                    case null -> {} // a library's noise
                }
            }
        } catch (IOException _) {
            // The process ended while we read.
        }
        ready.completeExceptionally(new CouldNotStart(operator + "'s process ended before it was ready."));
    }

    /** @throws CouldNotStart with the child's own sentence where it said one */
    void awaitReady() {
        try {
            ready.get(START_WAIT_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CouldNotStart known
                    ? known
                    : new CouldNotStart(operator + "'s process failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new CouldNotStart(operator + " was not ready within " + START_WAIT_MAX_SECONDS + " seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotStart("Starting was interrupted.", e);
        }
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Runs when the process has ended, however it ended. */
    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    void say(String line) {
        try {
            Writer child = process.outputWriter(StandardCharsets.UTF_8);
            child.write(line + "\n");
            child.flush();
        } catch (IOException _) {
            // It is gone; whoever waits for its end hears of it.
        }
    }

    /** In order: the end of its input tells it. */
    void end() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException _) {
            // Gone already.
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
