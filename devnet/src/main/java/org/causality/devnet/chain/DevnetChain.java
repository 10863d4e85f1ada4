package org.causality.devnet.chain;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.devnet.node.Contracts;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.embedded.CouldNotStart;
import org.causality.embedded.EmbeddedAnvil;

/** The devnet's EVM node and the contracts on it; runs before the operators start and ends after them. */
public final class DevnetChain implements ChainPart {
    /** So that there is a final block when the operators come. */
    private static final int FIRST_BLOCKS = 6;

    /** The price that stories set, as facts tell it. */
    private static final String PRICE = "0x05";

    private final EmbeddedAnvil node;
    private final Contracts contracts;
    private final AtomicInteger nextMarket = new AtomicInteger();

    private DevnetChain(EmbeddedAnvil node, Contracts contracts) {
        this.node = node;
        this.contracts = contracts;
    }

    /** @throws CouldNotStart with a sentence for the user */
    static DevnetChain start(Path program, DataFolder folder, int basePort, Progress progress) {
        DevnetChain chain = start(program, folder, basePort);
        progress.step("an EVM node answers at " + chain.node.http());
        return chain;
    }

    private static DevnetChain start(Path program, DataFolder folder, int basePort) {
        Path home = folder.root().resolve("anvil");
        EmbeddedAnvil node = EmbeddedAnvil.start(program, home, OperatorPorts.evm(basePort), "--base-port");
        try (JsonHttp http = new JsonHttp()) {
            EvmRpc rpc = new EvmRpc(node.http(), http);
            if (!rpc.chain().equals(DevnetPlan.CHAIN)) {
                throw new CouldNotStart(
                        "The EVM node is of chain " + rpc.chain() + " and not of " + DevnetPlan.CHAIN + ".");
            }
            SecureRandom random = new SecureRandom();
            for (OperatorFolder operator : folder.operators()) {
                rpc.fund(ChainKey.addressOf(operator.chainKey(), random));
            }
            Contracts contracts = StoryContracts.deployedTo(rpc, home.resolve("contracts"));
            rpc.mine(FIRST_BLOCKS);
            return new DevnetChain(node, contracts);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    public URI http() {
        return node.http();
    }

    @Override
    public FollowedChain followed() {
        return new FollowedChain.OwnNode(contracts);
    }

    @Override
    public boolean computes() {
        return true;
    }

    /** Takes a market whose price nobody has set; asks every operator to watch it and to track that it becomes 5. */
    @Override
    public List<String> watched(int operators, int basePort) {
        try (JsonHttp http = new JsonHttp()) {
            int market = freshMarket(new EvmRpc(node.http(), http));
            String slot = Contracts.slotOf(market);
            String effect = "";
            for (int index = 1; index <= operators; index++) {
                Expected price = new Expected(DevnetPlan.CHAIN, contracts.market(), slot, PRICE);
                effect = new SlotWatch(http, new OperatorPorts(basePort, index), price).ask();
            }
            return List.of(
                    "--chain",
                    node.http().toString(),
                    "--contract",
                    contracts.market(),
                    "--slot",
                    slot,
                    "--settlement",
                    contracts.settlement(),
                    "--effect",
                    effect);
        }
    }

    private int freshMarket(EvmRpc rpc) {
        int market = nextMarket.getAndIncrement();
        while (market < Contracts.MARKETS && !rpc.isEmpty(contracts.market(), Contracts.slotOf(market))) {
            market = nextMarket.getAndIncrement();
        }
        if (market >= Contracts.MARKETS) {
            throw new CouldNotStart("All " + Contracts.MARKETS
                    + " markets have been told of: end this network, the next start finds new ones.");
        }
        return market;
    }

    @Override
    public void close() {
        node.close();
    }
}
