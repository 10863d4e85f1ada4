package org.causality.privacy.adapter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.seal.SealLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service is told, under {@code causality.}.
 *
 * @param operator the short name: prefix of topics and of the schema
 * @param networkFile {@code network.json}
 * @param keysDir the folder of the operator key
 * @param replication copies of each topic: 1 in the devnet, 3 in a cluster
 * @param batchMillisMax how long after its first entry a batch closes
 * @param batchEntriesMax with so many entries it closes at once
 * @param sealsPerKeyMax sealed orders of one key that wait for their reveal; more are refused with QUOTA
 * @param sealsMax sealed orders of all keys that wait; more are refused with MEMPOOL_FULL
 */
@Validated
@ConfigurationProperties("causality")
public record PrivacySettings(
        @Pattern(regexp = "[a-z][a-z0-9]{0,15}") String operator,
        Path networkFile,
        Path keysDir,
        @DefaultValue("1") short replication,
        @DefaultValue("250") @Min(1) @Max(2_000) long batchMillisMax,
        @DefaultValue("1024") @Min(1) @Max(4_096) int batchEntriesMax,
        @DefaultValue("16") @Min(1) @Max(1_024) int sealsPerKeyMax,
        @DefaultValue("65536") @Min(1) long sealsMax) {

    BatchLimits batchLimits() {
        return new BatchLimits(batchEntriesMax, batchMillisMax);
    }

    SealLimits sealLimits() {
        return new SealLimits(sealsPerKeyMax, sealsMax);
    }
}
