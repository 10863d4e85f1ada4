package org.causality.devnet.node;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * A store some services keep state in. In the devnet all services share one class path, so Boot would configure a
 * database for a service that has none; in its own process each service sees only what it depends on.
 */
enum Store {
    POSTGRES(List.of("org.springframework.boot.jdbc.", "org.springframework.boot.flyway.")),
    REDIS(List.of("org.springframework.boot.data.redis."));

    private final List<String> packages;

    Store(List<String> packages) {
        this.packages = packages;
    }

    /** The auto-configuration classes on this class path that belong to the store. */
    Stream<String> autoConfigurations() {
        return ImportCandidates.load(AutoConfiguration.class, Store.class.getClassLoader()).getCandidates().stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith));
    }
}
