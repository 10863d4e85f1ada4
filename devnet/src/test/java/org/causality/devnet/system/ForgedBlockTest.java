package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.devnet.chain.TestingEvm;
import org.causality.devnet.folder.OperatorFolder;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.causality.model.message.Envelope;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A certified feed announces a price under a block of the forger's own: header, account and slot fit each other and hash
 * right. It waits at every operator, and is refused when the operator's own client has another block for final.
 */
@ExtendWith(SharedNetwork.class)
class ForgedBlockTest {

    private static final int VICTIM = 1;
    private static final int AHEAD = 3;
    private static final int BLOCKS_TO_FINALITY = 6;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aWholeForgedBlockWaitsAndIsRefusedEverywhere(SystemNetwork network) throws IOException {
        try (TestingEvm evm = TestingEvm.of(network.chain());
                TestingEvm rival = TestingEvm.rival(folder)) {
            CrossChainEvent forged = forged(evm, rival, network);
            say(network, forged);
            awaitVerdict(network, forged, "NOT_YET", "AHEAD_OF_OWN_CLIENT");
            evm.mine(AHEAD + BLOCKS_TO_FINALITY);
            awaitVerdict(network, forged, "INVALID", "BLOCK_NOT_ON_CHAIN");
        }
    }

    /** Some blocks above the head of the chain that the operators follow. */
    private static CrossChainEvent forged(TestingEvm evm, TestingEvm rival, SystemNetwork network) throws IOException {
        String contract = rival.deploy();
        rival.mine((int) (evm.height() + AHEAD - 1 - rival.height()));
        String block = rival.set(contract, TestingEvm.SLOT, 5);
        Genesis genesis = GenesisFile.read(network.folder().networkFile());
        CrossChainEvent event = rival.priceIn(
                block,
                contract,
                5,
                FileOperatorSigner.open(genesis.network(), certifier(network).keys())
                        .operator());
        assertThat(event.place().height()).isGreaterThan(evm.height());
        assertThat(event.proof())
                .isInstanceOfSatisfying(
                        TrieProof.StorageProof.class,
                        proof -> assertThat(StateProof.slotOf(
                                        rival.stateRoot(block),
                                        new Address(event.place().emitter()),
                                        Bytes32.of(event.place().key()),
                                        proof.accountNodes(),
                                        proof.storageNodes()))
                                .isEqualTo(new StateProof.SlotVerdict.Holds(U256.of(5))));
        return event;
    }

    private static void say(SystemNetwork network, CrossChainEvent event) throws IOException {
        Genesis genesis = GenesisFile.read(network.folder().networkFile());
        AttackersFeed feed = new AttackersFeed(genesis);
        Envelope introduction = feed.introduction(certifier(network).keys(), System.currentTimeMillis());
        Envelope announcement = feed.chainFact(event, 2, introduction.id());
        try (HostilePeer peer = HostilePeer.at("/ip4/127.0.0.1/tcp/"
                + network.operator(VICTIM).ports().libp2p() + "/p2p/"
                + network.folder().operators().get(VICTIM - 1).peerId())) {
            peer.say(AttackersFeed.topicOf(introduction), introduction.encode());
            peer.say(AttackersFeed.topicOf(announcement), announcement.encode());
            network.awaitThat(
                    "everybody has the announcement",
                    () -> IntStream.rangeClosed(1, SystemNetwork.OPERATORS)
                            .allMatch(operator -> network.api(operator)
                                    .get("/v1/messages/" + announcement.id())
                                    .ok()));
        }
    }

    private static OperatorFolder certifier(SystemNetwork network) {
        return network.folder().operators().getLast();
    }

    private static void awaitVerdict(SystemNetwork network, CrossChainEvent event, String verdict, String reason) {
        network.awaitThat(
                verdict + " everywhere",
                () -> IntStream.rangeClosed(1, SystemNetwork.OPERATORS).allMatch(operator -> {
                    var fact = network.api(operator)
                            .get("/v1/events/" + event.id().hex())
                            .json()
                            .path("fact");
                    return fact.path("verdict").asString("").equals(verdict)
                            && fact.path("reason").asString("").equals(reason);
                }));
    }
}
