package org.causality.effect.adapter;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this service is told, under {@code causality.}.
 *
 * @param operator the short name: prefix of topics and of the schema
 * @param replication copies of each topic: 1 in the devnet, 3 in a cluster
 */
@ConfigurationProperties("causality")
public record EffectTrackerSettings(
        String operator, @DefaultValue("1") short replication) {

    private static final Pattern OPERATOR = Pattern.compile("[a-z][a-z0-9]{0,15}");

    public EffectTrackerSettings {
        if (!OPERATOR.matcher(operator).matches()) {
            throw new IllegalArgumentException("causality.operator is a letter and up to 15 of a-z and 0-9");
        }
        if (replication < 1) {
            throw new IllegalArgumentException("causality.replication is at least 1");
        }
    }
}
