package org.causality.devnet.drill;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.causality.devnet.story.api.OperatorApi;

/** What the meters of some services show together at one moment. */
final class Meters {

    private final List<String> lines;

    private Meters(List<String> lines) {
        this.lines = lines;
    }

    static Meters read(List<URI> services, HttpClient http) {
        List<String> lines = new ArrayList<>();
        for (URI service : services) {
            byte[] text = new OperatorApi(service, http)
                    .get("/actuator/prometheus")
                    .body()
                    .toArray();
            new String(text, StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
        return new Meters(lines);
    }

    /** The sum of the counters of this name whose labels include all these, such as {@code direction="out"}. */
    double sum(String name, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
