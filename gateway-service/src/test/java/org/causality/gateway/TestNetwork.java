package org.causality.gateway;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;

/** A network of operators whose keys the test holds. */
public record TestNetwork(Genesis genesis, List<SigningKey> operatorKeys, List<Bytes32> seeds) {

    public static TestNetwork of(String name, List<String> operators, long seed) {
        Random random = new Random(seed);
        List<Bytes32> seeds = IntStream.range(0, operators.size())
                .mapToObj(_ -> bytes32(random))
                .toList();
        List<SigningKey> keys =
                seeds.stream().map(it -> SigningKey.fromSeed(it.toArray())).toList();
        List<Operator> members = IntStream.range(0, operators.size())
                .mapToObj(i -> new Operator(operators.get(i), keys.get(i).publicKey(), 1))
                .toList();
        return new TestNetwork(new Genesis(new NetworkId(name), 1, 16, new OperatorSet(0, members)), keys, seeds);
    }

    public static TestNetwork ofThree(long seed) {
        return of("testnet", List.of("alpha", "beta", "gamma"), seed);
    }

    public Certificate certify(int operator, SigningKey key, Purpose purpose) {
        return Certificate.issue(genesis.network(), purpose, key.publicKey(), 1, operatorKeys.get(operator));
    }

    /** As the operator's key file has it. */
    public String seedHex(int operator) {
        return seeds.get(operator).hex();
    }

    public static SigningKey key(Random random) {
        return SigningKey.fromSeed(bytes32(random).toArray());
    }

    public static Bytes32 bytes32(Random random) {
        return new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
