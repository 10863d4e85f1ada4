package org.causality.devnet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.devnet.chain.ChainPart;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.isolated.IsolatedNetwork;
import org.causality.devnet.isolated.IsolatedOperator;
import org.causality.devnet.log.LogFiles;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.prover.Prover;
import org.causality.devnet.shim.EffectFirst;
import org.causality.embedded.CouldNotStart;
import org.causality.gateway.edge.CoreInbox;
import org.jspecify.annotations.Nullable;

/** The program behind {@code ./causality up}. */
public final class Devnet {
    private final UpOptions options;
    private final Console console;

    private Devnet(UpOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    public static void main(String[] arguments) {
        ExitCode code = switch (UpRequest.parse(List.of(arguments))) {
            case UpRequest.Help() -> {
                System.out.print(help());
                yield ExitCode.TOLD;
            }
            case UpRequest.Wrong(String sentence) -> {
                System.err.println("causality: " + sentence);
                yield ExitCode.COULD_NOT_START;
            }
            case UpRequest.Up(UpOptions options) -> new Devnet(options, Console.ofThisProcess()).run();
        };
        // A failed context may leave threads behind that would keep the process alive.
        System.exit(code.code());
    }

    private ExitCode run() {
        Ending ending = Ending.onSignal();
        try (DataFolder folder = DataFolder.open(options.folder(), options.operators())) {
            LogFiles.into(folder.log());
            console.say(folder.operators().size() + " operators in a line, data in " + folder.root()
                    + (folder.temporary() ? " (removed at the end)" : ""));
            return runOrKeep(folder, ending);
        } catch (CouldNotStart e) {
            System.err.println("causality: " + e.getMessage());
            return ExitCode.COULD_NOT_START;
        } finally {
            ending.reached();
        }
    }

    /** Logs of a network that could not start must outlive it. */
    private ExitCode runOrKeep(DataFolder folder, Ending ending) {
        try {
            return runIn(folder, ending);
        } catch (CouldNotStart e) {
            if (ending.asked()) {
                return ExitCode.COULD_NOT_START; // Ctrl-C while starting: nothing went wrong
            }
            folder.keep();
            System.err.println("causality: " + e.getMessage() + "\ncausality: the logs stay in " + folder.log() + ".");
            return ExitCode.COULD_NOT_START;
        }
    }

    private ExitCode runIn(DataFolder folder, Ending ending) {
        try (ChainPart chain = ChainPart.start(options.chain(), folder, options.basePort(), console)) {
            return options.isolated() ? runIsolated(folder, ending, chain) : runTogether(folder, ending, chain);
        }
    }

    private ExitCode runTogether(DataFolder folder, Ending ending, ChainPart chain) {
        EffectFirst shim = new EffectFirst();
        try (DevnetNetwork network = DevnetNetwork.start(plan(folder, shim, chain.followed()), console)) {
            List<String> gateways =
                    network.operators().stream().map(DevnetOperator::gatewayUrl).toList();
            return tell(folder, ending, gateways, chain, shim::standAside);
        }
    }

    private ExitCode runIsolated(DataFolder folder, Ending ending, ChainPart chain) {
        try (IsolatedNetwork network =
                IsolatedNetwork.start(folder, options.basePort(), chain.followed(), heldAt(folder), console)) {
            List<String> gateways = network.operators().stream()
                    .map(IsolatedOperator::gatewayUrl)
                    .toList();
            return tell(folder, ending, gateways, chain, network::standAside);
        }
    }

    /** The prover starts beside the story's first steps: whatever starts together starts slower. */
    private ExitCode tell(
            DataFolder folder, Ending ending, List<String> gateways, ChainPart chain, Runnable standAside) {
        try (@Nullable Prover _ = !chain.computes() ? null : Prover.start(options.basePort(), gateways.size(), folder.log())) {
            return tellProven(folder, ending, gateways, chain, standAside);
        }
    }

    private ExitCode tellProven(
            DataFolder folder, Ending ending, List<String> gateways, ChainPart chain, Runnable standAside) {
        List<String> watched = chain.watched(gateways.size(), options.basePort());
        ExitCode told = StoryProcess.tell(gateways, folder.networkFile(), heldAt(folder), watched);
        standAside.run();
        if (!options.once() && !ending.asked()) {
            console.say("The network stays up. End it with Ctrl-C.");
            ending.await();
        }
        console.step("ending");
        if (told != ExitCode.TOLD) {
            folder.keep();
            System.err.println("causality: the story failed; the logs stay in " + folder.log() + ".");
        }
        return told;
    }

    private DevnetPlan plan(DataFolder folder, EffectFirst shim, FollowedChain chain) {
        if (heldAt(folder) == 0) {
            return new DevnetPlan(folder, options.basePort(), chain, Map.of());
        }
        Place link = new Place(folder.operators().get(heldAt(folder) - 1).name(), ServiceApplication.GATEWAY);
        return new DevnetPlan(
                folder, options.basePort(), chain, Map.of(link, Adjustment.bean(CoreInbox.Decorator.class, shim)));
    }

    /** The operator after the first relays the order; with fewer than three nobody stands between. */
    private static int heldAt(DataFolder folder) {
        return folder.operators().size() < 3 ? 0 : 2;
    }

    /** The launcher shows the same text without starting a JVM. */
    private static String help() {
        try (InputStream text = Devnet.class.getResourceAsStream("/up-help.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
