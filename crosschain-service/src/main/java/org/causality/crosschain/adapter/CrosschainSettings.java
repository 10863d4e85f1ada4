package org.causality.crosschain.adapter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.causality.crosschain.chain.ChainRules;
import org.causality.model.network.ChainId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this service is told, under {@code causality.}.
 *
 * @param operator the short name: prefix of topics and of the schema
 * @param networkFile {@code network.json}
 * @param keysDir the folder of the operator key
 * @param chains the chains this operator follows; none is allowed: then every fact waits
 */
@Validated
@ConfigurationProperties("causality")
public record CrosschainSettings(
        @Pattern(regexp = "[a-z][a-z0-9]{0,15}") String operator,
        Path networkFile,
        Path keysDir,
        @DefaultValue List<@Valid Chain> chains) {

    /**
     * A chain and who tells about it.
     *
     * @param id CAIP-2, e.g. {@code eip155:1}
     * @param providers JSON-RPC addresses ({@code http}, {@code https}), {@code file} addresses of recordings, or
     *     {@code recorded:<name>} for a recording in the jar
     * @param heads WebSocket addresses that push new heads; they only make the providers be asked at once
     * @param quorum how many providers must stand on a block
     * @param safeDepth blocks on top that make one SAFE without a tag; 0 = by tags alone
     * @param finalizedDepth the same for FINALIZED
     * @param blockMillis the usual time between blocks; 0 = blocks come on demand, and none is ever late
     * @param pollMillis how often a provider is asked where it stands
     */
    public record Chain(
            String id,
            @NotEmpty List<URI> providers,
            @DefaultValue List<URI> heads,
            @DefaultValue("2") @Min(1) int quorum,
            @DefaultValue("0") @Min(0) int safeDepth,
            @DefaultValue("0") @Min(0) int finalizedDepth,
            @DefaultValue("0") @Min(0) long blockMillis,
            @DefaultValue("1000") @Min(50) @Max(60_000) long pollMillis) {

        ChainRules rules() {
            return new ChainRules(new ChainId(id), quorum, safeDepth, finalizedDepth, blockMillis);
        }
    }
}
