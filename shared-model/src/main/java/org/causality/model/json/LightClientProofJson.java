package org.causality.model.json;

import org.causality.model.chain.LightClientProof;
import org.causality.model.json.EventJson.TrieProofJson;

/** A {@link LightClientProof} as the API shows it. Fields as there. */
public record LightClientProofJson(
        String chain,
        String height,
        String blockHash,
        String finality,
        String account,
        String key,
        String value,
        TrieProofJson proof) {

    public static LightClientProofJson of(LightClientProof proof) {
        return new LightClientProofJson(
                proof.chain().value(),
                Long.toUnsignedString(proof.height()),
                proof.blockHash().hex(),
                proof.claimed().name(),
                proof.account().hex(),
                proof.key().hex(),
                proof.value().hex(),
                TrieProofJson.of(proof.proof()));
    }
}
