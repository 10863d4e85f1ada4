package org.causality.embedded;

/**
 * Stores somebody else runs. Settings: {@code causality.it.kafka} (host:port), {@code causality.it.jdbc-url}, {@code
 * causality.it.jdbc-user}, {@code causality.it.jdbc-password}, {@code causality.it.redis} (host:port), each as system
 * property or environment variable.
 */
public record ExternalParts(
        String bootstrapServers, String jdbcUrl, String jdbcUser, String jdbcPassword, String redisHost, int redisPort)
        implements BackingParts {

    static ExternalParts fromSettings() {
        String redis = required("causality.it.redis");
        int colon = redis.lastIndexOf(':');
        if (colon < 1) {
            throw new CouldNotStart("causality.it.redis is '" + redis + "'; it must be host:port.");
        }
        return new ExternalParts(
                required("causality.it.kafka"),
                required("causality.it.jdbc-url"),
                required("causality.it.jdbc-user"),
                required("causality.it.jdbc-password"),
                redis.substring(0, colon),
                Integer.parseInt(redis.substring(colon + 1)));
    }

    private static String required(String property) {
        String value = Backend.setting(property);
        if (value == null) {
            throw new CouldNotStart("The external backend was asked for, but " + property + " is not set.");
        }
        return value;
    }

    /** Nothing: whoever started the stores ends them. */
    @Override
    public void close() {}
}
