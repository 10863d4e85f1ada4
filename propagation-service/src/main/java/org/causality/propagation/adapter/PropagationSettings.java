package org.causality.propagation.adapter;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this service.
 *
 * @param operator the operator's short name
 * @param networkFile where {@code network.json} is
 * @param keysDir the folder of the operator key
 * @param leaseMillis after how long of silence another instance may take over
 * @param headersMax how many headers the core keeps in memory; about 500 bytes each
 * @param healthMillis how often this node says how it is (NetworkHealth), give or take a quarter; 0 = never
 * @param replication copies of each topic: 1 in the devnet, 3 in a cluster
 */
@ConfigurationProperties("causality")
public record PropagationSettings(
        String operator,
        Path networkFile,
        Path keysDir,
        @DefaultValue("2000") long leaseMillis,
        @DefaultValue("1000000") int headersMax,
        @DefaultValue("60000") long healthMillis,
        @DefaultValue("1") short replication) {

    private static final Pattern OPERATOR = Pattern.compile("[a-z][a-z0-9]{0,15}");

    public PropagationSettings {
        if (!OPERATOR.matcher(operator).matches()) {
            throw new IllegalArgumentException("causality.operator is a letter and up to 15 of a-z and 0-9");
        }
        if (leaseMillis < 500 || leaseMillis > 60_000) {
            throw new IllegalArgumentException("causality.lease-millis is 500 to 60000");
        }
        if (healthMillis != 0 && (healthMillis < 1_000 || healthMillis > 3_600_000)) {
            throw new IllegalArgumentException("causality.health-millis is 0 or 1000 to 3600000");
        }
        if (headersMax < 1_000 || replication < 1) {
            throw new IllegalArgumentException("causality.headers-max is at least 1000, causality.replication 1");
        }
    }
}
