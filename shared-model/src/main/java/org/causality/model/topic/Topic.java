package org.causality.model.topic;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One topic of the catalogue, for every operator alike.
 *
 * @param name without prefix and version, e.g. {@code orders.events}
 * @param holds what a record's value is, in one sentence
 * @param partitions 1 where order over everything matters, else the number of lanes' slots; never changed within a
 *     version, because lanes would move
 * @param retention how long records stay; {@link #FOREVER} for compacted topics
 * @param writers who writes it and creates it
 * @param version raised with any change that a reader could notice
 */
public record Topic(
        String name,
        String holds,
        KeyKind key,
        int partitions,
        CleanUp cleanUp,
        Duration retention,
        Set<Service> writers,
        Set<Service> readers,
        int version) {

    public static final Duration FOREVER = Duration.ofMillis(-1);

    /** An envelope is at most 64 KiB; keys, headers and batch framing fit in as much again. */
    public static final int RECORD_BYTES_MAX = 128 * 1024;

    /** Long enough for somebody to come back from a week away and look. */
    static final Duration DEAD_RETENTION = Duration.ofDays(14);

    private static final String PREFIX = "causality.";
    private static final String DEAD_SUFFIX = ".dead";
    private static final Pattern OPERATOR = Pattern.compile("[a-z][a-z0-9]{0,15}");

    public Topic {
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
        if (partitions < 1 || version < 1 || writers.isEmpty()) {
            throw new IllegalArgumentException("A topic has partitions, a version and a writer: " + name);
        }
        if ((cleanUp == CleanUp.COMPACT) != retention.equals(FOREVER)) {
            throw new IllegalArgumentException("Compacted topics, and only they, are kept for good: " + name);
        }
    }

    /** {@code <name>.v<version>}: what {@link #fullName} adds the operator to. */
    public String versionedName() {
        return name + ".v" + version;
    }

    /** {@code causality.<operator>.<name>.v<version>}. @throws IllegalArgumentException not an operator's short name */
    public String fullName(String operator) {
        return fullName(operator, versionedName());
    }

    /** @param versionedName as {@link #versionedName()} gives it */
    public static String fullName(String operator, String versionedName) {
        if (!OPERATOR.matcher(operator).matches()) {
            throw new IllegalArgumentException("Not an operator's short name ([a-z][a-z0-9]{0,15}): " + operator);
        }
        return PREFIX + operator + "." + versionedName;
    }

    /** Whether the partition is chosen by the record's lane (otherwise there is one partition). */
    public boolean isLaned() {
        return partitions > 1;
    }

    /** Where its readers put what they cannot read, with the reason in a header. */
    public Topic dead() {
        return new Topic(
                name + DEAD_SUFFIX,
                "a record of " + name + " that a reader could not use, unchanged",
                key,
                1,
                CleanUp.DELETE,
                DEAD_RETENTION,
                readers,
                Set.of(),
                version);
    }

    /** Kafka's settings of the topic, by their Kafka names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", cleanUp.policy());
        settings.put("retention.ms", Long.toString(retention.toMillis()));
        settings.put("max.message.bytes", Integer.toString(RECORD_BYTES_MAX));
        // The record's own time is the Lamport time in its key; Kafka's is for retention and comes from the broker.
        settings.put("message.timestamp.type", "LogAppendTime");
        return settings;
    }

    /** Writers in the order of {@link Service}, for documents that must not change by themselves. */
    public Set<Service> orderedWriters() {
        return writers.isEmpty() ? Set.of() : EnumSet.copyOf(writers);
    }

    public Set<Service> orderedReaders() {
        return readers.isEmpty() ? Set.of() : EnumSet.copyOf(readers);
    }
}
