package org.causality.crosschain.adapter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.crosschain.observation.Watch;
import org.causality.crosschain.observation.WatchBook;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the operator's other services: what to watch, transactions to send, and what became of them. */
@RestController
@RequestMapping("/internal/v1")
class InternalController {
    private static final long ANSWER_WAIT_MILLIS_MAX = 10_000;
    private static final int TRANSACTION_BYTES_MAX = 128 * 1024;

    private final FactWriter writer;
    private final FactArchive archive;
    private final ProofDesk proofs;
    private final ReceiptDesk receipts;

    InternalController(FactWriter writer, FactArchive archive, ProofDesk proofs, ReceiptDesk receipts) {
        this.writer = writer;
        this.archive = archive;
        this.proofs = proofs;
        this.receipts = receipts;
    }

    /** @param once whether to end when a change of the slot is final; false when left out */
    record WatchRequest(
            String chain,
            String address,
            String slot,
            @Nullable Boolean once) {}

    record WatchJson(String id, String chain, String address, String slot) {
        static WatchJson of(Watch watch) {
            return new WatchJson(
                    watch.id(),
                    watch.chain().value(),
                    watch.address().toString(),
                    watch.slot().hex());
        }
    }

    @PostMapping("/watches")
    @Operation(
            summary = "Watches a storage slot: proven at each new block, announced when it changes; 200 for a repeat"
                    + "; once: until a change of it is final")
    ResponseEntity<WatchJson> watch(@RequestBody WatchRequest request) {
        Watch watch =
                new Watch(new ChainId(request.chain), Address.parse(request.address), Bytes32.parseHex(request.slot));
        proofs.state(watch.chain()); // followed, or refused
        return switch (added(watch, Boolean.TRUE.equals(request.once))) {
            case NEW -> ResponseEntity.status(HttpStatus.CREATED).body(WatchJson.of(watch));
            case KNOWN -> ResponseEntity.ok(WatchJson.of(watch));
            case FULL ->
                throw new RefusedException(
                        EdgeReason.OVERLOADED, WatchBook.WATCHES_MAX + " slots of " + watch.chain() + " are watched");
        };
    }

    private Work.Added added(Watch watch, boolean once) {
        CompletableFuture<Work.Added> answer = new CompletableFuture<>();
        writer.submit(new Work.AddWatch(watch, once, answer));
        try {
            return answer.get(ANSWER_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RefusedException(
                    EdgeReason.NOT_READY, "it may have been added, and a repeat is answered alike: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RefusedException(EdgeReason.NOT_READY, "the service is stopping");
        }
    }

    record KeptJson(String id, String chain, String address, String slot, boolean once) {
        static KeptJson of(FactArchive.Kept kept) {
            WatchJson watch = WatchJson.of(kept.watch());
            return new KeptJson(watch.id, watch.chain, watch.address, watch.slot, kept.once());
        }
    }

    record WatchesJson(List<KeptJson> watches) {}

    @GetMapping("/watches")
    @Operation(summary = "All watches")
    WatchesJson watches() {
        return new WatchesJson(archive.watches().stream().map(KeptJson::of).toList());
    }

    /** @param raw the signed transaction, 0x-hex */
    record TransactionRequest(String raw) {}

    record TransactionJson(String chain, String transactionHash) {}

    @PostMapping("/chains/{chain}/transactions")
    @Operation(summary = "Hands a signed transaction to the chain; that it is taken says nothing of its inclusion")
    TransactionJson submit(@PathVariable String chain, @RequestBody TransactionRequest request) {
        Bytes signed = Bytes.parseHex(request.raw);
        if (signed.size() > TRANSACTION_BYTES_MAX) {
            throw new RefusedException(
                    EdgeReason.OVERSIZED, "a transaction has at most " + TRANSACTION_BYTES_MAX + " bytes");
        }
        return new TransactionJson(
                chain, proofs.submit(new ChainId(chain), signed).hex());
    }

    /** What a receipt says of its transaction; receipts from before Byzantium say nothing. */
    enum Execution {
        SUCCEEDED,
        REVERTED,
        UNSAID;

        static Execution of(@Nullable Boolean succeeded) {
            if (succeeded == null) {
                return UNSAID;
            }
            return succeeded ? SUCCEEDED : REVERTED;
        }
    }

    /**
     * @param index of the transaction in the block
     * @param receipt its bytes as the receipts trie holds them
     * @param proof the nodes of the path to it, from the block's receipts root down
     */
    record ReceiptAnswer(
            String chain,
            String transactionHash,
            String height,
            String blockHash,
            int index,
            Finality finality,
            Execution execution,
            int logs,
            String receipt,
            List<String> proof) {
        static ReceiptAnswer of(String chain, Bytes32 transaction, ReceiptDesk.Proven proven) {
            TransactionPlace place = proven.place();
            return new ReceiptAnswer(
                    chain,
                    transaction.hex(),
                    Long.toString(place.height()),
                    place.block().hex(),
                    place.index(),
                    proven.finality(),
                    Execution.of(proven.receipt().succeeded()),
                    proven.receipt().logs(),
                    proven.receipt().encoded().hex(),
                    proven.nodes().stream().map(Bytes::hex).toList());
        }
    }

    @GetMapping("/chains/{chain}/transactions/{hash}/receipt")
    @Operation(
            summary = "A transaction's receipt, proven under the receipts root of a block the own client has accepted;"
                    + " 404 while it is in no block, 409 while that block is not accepted here")
    ReceiptAnswer receipt(@PathVariable String chain, @PathVariable String hash) {
        Bytes32 transaction = Bytes32.parseHex(hash);
        return ReceiptAnswer.of(chain, transaction, receipts.receipt(new ChainId(chain), transaction));
    }

    /** @param nonce decimal: how many transactions the account has sent, waiting ones included */
    record NonceJson(String chain, String address, String nonce) {}

    @GetMapping("/chains/{chain}/accounts/{address}/nonce")
    @Operation(summary = "The nonce of an account's next transaction, as a provider counts it")
    NonceJson nonce(@PathVariable String chain, @PathVariable String address) {
        Address account = Address.parse(address);
        return new NonceJson(
                chain, account.toString(), Long.toUnsignedString(proofs.nonce(new ChainId(chain), account)));
    }
}
