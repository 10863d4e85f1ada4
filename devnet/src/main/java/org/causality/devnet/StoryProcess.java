package org.causality.devnet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.story.StoryClient;

/** The wallet of the story, in a process of its own that knows the operators' addresses and nothing else of ours. */
final class StoryProcess {
    /** The wallet's exit code when all of it was checked. */
    private static final int TOLD = 0;

    private StoryProcess() {}

    /**
     * @param gateways the operators' URLs, in their line
     * @param heldAt the operator whose core gets the effect before the cause; 0 for none
     * @param chain what the wallet is told of the chain; empty where there is none
     */
    static ExitCode tell(List<String> gateways, Path networkFile, int heldAt, List<String> chain) {
        List<String> arguments = new ArrayList<>(List.of(
                "--gateways",
                String.join(",", gateways),
                "--network",
                networkFile.toString(),
                "--held-at",
                Integer.toString(heldAt)));
        arguments.addAll(chain);
        ProcessBuilder wallet = JavaProcess.client(StoryClient.class, arguments).inheritIO();
        try {
            return wallet.start().waitFor() == TOLD ? ExitCode.TOLD : ExitCode.STORY_FAILED;
        } catch (IOException e) {
            throw new IllegalStateException("the wallet's process could not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STORY_FAILED;
        }
    }
}
