package org.causality.devnet.chain;

import java.util.List;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.Progress;
import org.causality.embedded.CouldNotStart;

/** The chain of a devnet; stands before the operators start and ends after them. */
public sealed interface ChainPart extends AutoCloseable permits DevnetChain, RecordedChain, NoChain {

    /** What the operators' own clients are to follow. */
    FollowedChain followed();

    /** Whether there is something to compute from, so that a prover is needed. */
    boolean computes();

    /**
     * Asks every operator to look at what the story is told of.
     *
     * @return what the wallet needs to know, as the words of its command line
     */
    List<String> watched(int operators, int basePort);

    @Override
    void close();

    /** @throws CouldNotStart with a sentence for the user */
    static ChainPart start(ChainChoice choice, DataFolder folder, int basePort, Progress progress) {
        return switch (choice) {
            case NONE -> new NoChain("--chain none was asked for");
            case RECORDED -> RecordedChain.open(progress);
            case ANVIL, UNSAID ->
                switch (AnvilProgram.find()) {
                    case AnvilProgram.Found(var program) -> DevnetChain.start(program, folder, basePort, progress);
                    case AnvilProgram.Missing(String why) -> without(choice, why, progress);
                };
        };
    }

    private static ChainPart without(ChainChoice choice, String why, Progress progress) {
        if (choice == ChainChoice.ANVIL) {
            throw new CouldNotStart("--chain anvil cannot be had: " + why + ".");
        }
        progress.step("no EVM node: " + why);
        return RecordedChain.open(progress);
    }
}
