package org.causality.model.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.causality.model.key.PublicKey;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code network.json}: the text form of {@link Genesis}. Unknown fields are refused. */
public final class GenesisFile {

    public record NetworkJson(String network, int version, int shards, List<OperatorJson> operators) {}

    public record OperatorJson(String name, String key, int weight) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private GenesisFile() {}

    /** @throws IllegalArgumentException when the file says something no network can start from */
    public static Genesis read(Path file) throws IOException {
        NetworkJson json = JSON.readValue(Files.readAllBytes(file), NetworkJson.class);
        List<Operator> operators = json.operators().stream()
                .map(o -> new Operator(o.name(), PublicKey.parseHex(o.key()), o.weight()))
                .toList();
        return new Genesis(new NetworkId(json.network()), json.version(), json.shards(), new OperatorSet(0, operators));
    }

    public static void write(Genesis genesis, Path file) throws IOException {
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(genesis)));
    }

    public static NetworkJson json(Genesis genesis) {
        return new NetworkJson(
                genesis.network().value(),
                genesis.version(),
                genesis.shards(),
                genesis.operators().operators().stream()
                        .map(o -> new OperatorJson(o.name(), o.key().hex(), o.weight()))
                        .toList());
    }
}
