package org.causality.devnet.chain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.embedded.CouldNotStart;
import org.causality.embedded.EmbeddedAnvil;
import org.jspecify.annotations.Nullable;

/** The devnet's EVM node; runs before the operators start and ends after them. */
public final class DevnetChain implements AutoCloseable {
    /** The slot the contract keeps its price in. */
    static final String SLOT = "0x" + "00".repeat(32);

    /** So that there is a final block when the operators come. */
    private static final int FIRST_BLOCKS = 6;

    private final EmbeddedAnvil node;

    private DevnetChain(EmbeddedAnvil node) {
        this.node = node;
    }

    /**
     * Null, after a sentence that says why, where there is no Node.
     *
     * @param folder the devnet's data folder
     * @throws CouldNotStart with a sentence for the user
     */
    public static @Nullable DevnetChain startIfPossible(Path folder, int basePort, Progress progress) {
        return switch (AnvilProgram.find()) {
            case AnvilProgram.Missing(String why) -> {
                progress.step("no EVM node, so the story has no chain part: " + why);
                yield null;
            }
            case AnvilProgram.Found(Path program) -> {
                DevnetChain chain = start(program, folder.resolve("anvil"), basePort);
                progress.step("an EVM node answers at " + chain.node.http());
                yield chain;
            }
        };
    }

    private static DevnetChain start(Path program, Path folder, int basePort) {
        EmbeddedAnvil node = EmbeddedAnvil.start(program, folder, OperatorPorts.evm(basePort), "--base-port");
        try (JsonHttp http = new JsonHttp()) {
            EvmRpc rpc = new EvmRpc(node.http(), http);
            if (!rpc.chain().equals(DevnetPlan.CHAIN)) {
                throw new CouldNotStart(
                        "The EVM node is of chain " + rpc.chain() + " and not of " + DevnetPlan.CHAIN + ".");
            }
            rpc.mine(FIRST_BLOCKS);
            return new DevnetChain(node);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    public URI http() {
        return node.http();
    }

    /**
     * Deploys a price contract and asks every operator to watch its price and to track that it becomes 5.
     *
     * @return what the wallet needs to know of it, as the words of its command line
     */
    public List<String> watchedPrice(int operators, int basePort) {
        try (JsonHttp http = new JsonHttp()) {
            String contract = new EvmRpc(node.http(), http).deploy();
            String effect = "";
            for (int index = 1; index <= operators; index++) {
                effect = new PriceWatch(http, new OperatorPorts(basePort, index), contract).ask();
            }
            return List.of("--chain", node.http().toString(), "--contract", contract, "--effect", effect);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
