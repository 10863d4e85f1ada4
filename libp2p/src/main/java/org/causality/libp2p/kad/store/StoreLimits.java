package org.causality.libp2p.kad.store;

import java.time.Duration;

/**
 * Bounds of what is kept for others.
 *
 * @param recordsMax records
 * @param recordBytesMax their values together
 * @param recordTtl how long one is kept after it came last
 * @param providedKeysMax keys with providers
 * @param providersPerKeyMax providers of one key; a further one is refused until one expires
 * @param providersPerGroupMax providers of one key from one address group
 * @param keysPerProviderMax keys of one provider
 * @param providerTtl how long a provider is kept after it said so last
 */
public record StoreLimits(
        int recordsMax,
        long recordBytesMax,
        Duration recordTtl,
        int providedKeysMax,
        int providersPerKeyMax,
        int providersPerGroupMax,
        int keysPerProviderMax,
        Duration providerTtl) {
    /** The specification's 48 h; 16 MiB of records. */
    public static StoreLimits defaults() {
        return new StoreLimits(10_000, 16L * 1024 * 1024, Duration.ofDays(2), 10_000, 40, 4, 1_000, Duration.ofDays(2));
    }
}
