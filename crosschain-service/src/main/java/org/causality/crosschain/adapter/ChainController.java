package org.causality.crosschain.adapter;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.fact.Fact;
import org.causality.model.chain.EventId;
import org.causality.model.chain.LightClientProof;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.json.EventJson;
import org.causality.model.json.LightClientProofJson;
import org.causality.model.network.ChainId;
import org.causality.model.reason.EdgeReason;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chains as the own client sees them, facts as they were judged, proofs on demand. */
@RestController
@RequestMapping("/v1")
class ChainController {
    private static final int BLOCKS_MAX = 1_000;

    private final FactWriter writer;
    private final FactArchive archive;
    private final ProofDesk proofs;

    ChainController(FactWriter writer, FactArchive archive, ProofDesk proofs) {
        this.writer = writer;
        this.archive = archive;
        this.proofs = proofs;
    }

    record ChainsJson(List<ChainJson> chains) {}

    @GetMapping("/chains")
    @Operation(summary = "All chains this operator follows")
    ChainsJson chains() {
        return new ChainsJson(writer.states().stream().map(ChainJson::of).toList());
    }

    @GetMapping("/chains/{chain}/state")
    @Operation(summary = "One chain: latest, safe and finalized block, age, status and its reason")
    ChainJson state(@PathVariable String chain) {
        return ChainJson.of(proofs.state(new ChainId(chain)));
    }

    /** @param cursor where to go on; the same as asked when nothing is new */
    record BlocksJson(String chain, List<BlockEventJson> blocks, String cursor) {}

    /** @param kind ACCEPTED or RETRACTED */
    record BlockEventJson(String sequence, String kind, String height, String hash, String at) {}

    @GetMapping("/chains/{chain}/blocks")
    @Operation(summary = "Blocks as they were accepted and retracted, dense from 1: a subscription without gaps")
    BlocksJson blocks(
            @PathVariable String chain,
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "100") int limit) {
        long from = Decimals.parseUnsignedLong(after);
        if (limit < 1 || limit > BLOCKS_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + BLOCKS_MAX);
        }
        ChainId followed = proofs.state(new ChainId(chain)).chain();
        List<FactArchive.BlockEvent> events = archive.blockEvents(followed, from, limit);
        if (!events.isEmpty() && from > 0 && events.getFirst().sequence() != from + 1) {
            throw new RefusedException(
                    EdgeReason.CURSOR_LOST,
                    "the oldest kept is " + events.getFirst().sequence());
        }
        return new BlocksJson(
                chain,
                events.stream().map(ChainController::json).toList(),
                events.isEmpty() ? after : Long.toString(events.getLast().sequence()));
    }

    private static BlockEventJson json(FactArchive.BlockEvent event) {
        return new BlockEventJson(
                Long.toString(event.sequence()),
                event.kind(),
                Long.toUnsignedString(event.height()),
                event.hash().hex(),
                Instant.ofEpochMilli(event.atMillis()).toString());
    }

    record JudgedEventJson(FactJson fact, EventJson event) {}

    @GetMapping("/events/{id}")
    @Operation(summary = "A chain fact: the event with its proof, and what the own client says of it")
    JudgedEventJson event(@PathVariable String id) {
        Fact fact = archive.fact(EventId.parseHex(id));
        if (fact == null) {
            throw new RefusedException(EdgeReason.NOT_FOUND, "event " + id);
        }
        return new JudgedEventJson(FactJson.of(fact), EventJson.of(fact.claim().event()));
    }

    /** @param height a decimal, or latest, safe, finalized */
    record ProofRequest(String height, String address, String slot) {}

    /** @param encoded the canonical bytes, as a LightClientProof message carries them */
    record ProofAnswer(LightClientProofJson proof, String encoded) {}

    @PostMapping("/chains/{chain}/proofs")
    @Operation(summary = "A proof of a storage slot, checked against the own client's header before it is handed out")
    ProofAnswer prove(@PathVariable String chain, @RequestBody ProofRequest request) {
        LightClientProof proof = proofs.prove(
                new ChainId(chain), request.height, Address.parse(request.address), Bytes32.parseHex(request.slot));
        return new ProofAnswer(LightClientProofJson.of(proof), proof.encode().hex());
    }
}
