package org.causality.mempool.adapter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.causality.mempool.admission.AdmissionLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service is told, under {@code causality.}.
 *
 * @param operator the short name: prefix of topics and of Redis keys
 * @param networkFile {@code network.json}
 * @param keysDir the folder of the operator key
 * @param ordersPerOwnerMax orders of one owner that have not ended; more are refused with QUOTA
 * @param ordersMax orders of all owners that have not ended; more are refused with MEMPOOL_FULL
 * @param answerWithin how long a request waits for its answer: shorter than the 10 s the gateway waits, so that the reason is
 *     ours to give; a repeat finds out what became of it
 */
@Validated
@ConfigurationProperties("causality")
public record MempoolSettings(
        @Pattern(regexp = "[a-z][a-z0-9]{0,15}") String operator,
        Path networkFile,
        Path keysDir,
        @DefaultValue("64") @Min(1) @Max(4_096) int ordersPerOwnerMax,
        @DefaultValue("1000000") @Min(1) long ordersMax,
        @DefaultValue("8s") Duration answerWithin) {

    AdmissionLimits limits() {
        return new AdmissionLimits(ordersPerOwnerMax, ordersMax);
    }
}
