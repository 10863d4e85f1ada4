package org.causality.devnet.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.embedded.CouldNotStart;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;

/** Makes the keys and the genesis of a new network, or finds those of an old one. */
final class Founding {
    static final String NETWORK_FILE = "network.json";
    private static final NetworkId NETWORK = new NetworkId("devnet");
    private static final int VERSION = 1;
    private static final int WEIGHT = 1;

    private Founding() {}

    /** @param wanted how many operators, or {@link DataFolder#OPERATORS_UNSAID} */
    static List<OperatorFolder> operatorsIn(Path root, int wanted) throws IOException {
        List<OperatorFolder> operators = folders(root, countIn(root, wanted));
        operators.forEach(OperatorFolder::peerId); // makes the missing keys while nobody else could
        return operators;
    }

    private static int countIn(Path root, int wanted) throws IOException {
        return Files.exists(root.resolve(NETWORK_FILE))
                ? found(root, wanted)
                : make(root, wanted == DataFolder.OPERATORS_UNSAID ? DataFolder.OPERATORS_DEFAULT : wanted);
    }

    private static int found(Path root, int wanted) throws IOException {
        int held = GenesisFile.read(root.resolve(NETWORK_FILE))
                .operators()
                .operators()
                .size();
        if (wanted != DataFolder.OPERATORS_UNSAID && wanted != held) {
            throw new CouldNotStart("The folder " + root + " holds a network of " + held + " operators, not " + wanted
                    + ": leave --operators out, or choose another --dir.");
        }
        return held;
    }

    /** The genesis file comes last: a founding that was cut short is simply done again. */
    private static int make(Path root, int count) throws IOException {
        SecureRandom random = new SecureRandom();
        List<Operator> members = new ArrayList<>();
        for (OperatorFolder operator : folders(root, count)) {
            Files.deleteIfExists(operator.keys().resolve("operator.key"));
            FileOperatorSigner signer = FileOperatorSigner.create(NETWORK, operator.keys(), random);
            members.add(new Operator(operator.name(), signer.operator(), WEIGHT));
        }
        Genesis genesis = new Genesis(NETWORK, VERSION, Genesis.SHARDS_DEFAULT, new OperatorSet(0, members));
        GenesisFile.write(genesis, root.resolve(NETWORK_FILE));
        return count;
    }

    private static List<OperatorFolder> folders(Path root, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> "op" + index)
                .map(name -> new OperatorFolder(name, root.resolve("operators").resolve(name)))
                .toList();
    }
}
