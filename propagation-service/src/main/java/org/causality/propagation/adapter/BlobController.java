package org.causality.propagation.adapter;

import java.time.Clock;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.computation.BlobRef;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.BlobReason;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.blob.BlobAsks;
import org.causality.propagation.blob.BlobLimits;
import org.causality.propagation.blob.BlobStore;
import org.causality.propagation.causal.Input;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CoreUnavailableException;
import org.causality.propagation.owner.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Blobs by root and size. One that is not here is looked for among the peers, so whoever comes again finds it. */
@RestController
@RequestMapping("/internal/v1/blobs")
class BlobController {

    /** @param sizeBytes decimal text */
    record BlobJson(String root, String sizeBytes, int chunkBytes) {
        static BlobJson of(BlobRef blob) {
            return new BlobJson(blob.root().hex(), Long.toString(blob.sizeBytes()), blob.chunkBytes());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(BlobController.class);

    private final BlobStore store;
    private final BlobAsks asks;
    private final BlobLimits limits;
    private final CoreOwner owner;
    private final Clock clock;

    BlobController(BlobStore store, BlobAsks asks, BlobLimits limits, CoreOwner owner, Clock clock) {
        this.store = store;
        this.asks = asks;
        this.limits = limits;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * 201 the first time, 200 for a repeat.
     *
     * @param root what the bytes must be named; whoever made them leaves it out and is told
     * @param fetched they come from a peer, and may leave again when there is no room
     */
    @PutMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<BlobJson> put(
            @RequestBody byte[] body,
            @RequestParam(defaultValue = "") String root,
            @RequestParam(defaultValue = "false") boolean fetched) {
        Bytes bytes = Bytes.wrap(body);
        BlobRef named = root.isEmpty() || bytes.isEmpty() ? null : named(root, bytes.size());
        return switch (store.put(bytes, named, !fetched, clock.instant())) {
            case BlobStore.Put.Kept(BlobRef blob) -> ResponseEntity.status(201).body(BlobJson.of(blob));
            case BlobStore.Put.Known(BlobRef blob) -> ResponseEntity.ok(BlobJson.of(blob));
            case BlobStore.Put.Refused(var reason, var detail) -> throw new Refusal(reason, detail);
        };
    }

    /** @param local whether to look here only */
    @GetMapping("/{root}")
    ResponseEntity<?> get(
            @PathVariable String root,
            @RequestParam String sizeBytes,
            @RequestParam(defaultValue = "false") boolean local,
            ServerHttpRequest request) {
        BlobRef blob = named(root, size(sizeBytes));
        @Nullable Bytes bytes = store.get(blob, clock.instant());
        if (bytes != null) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(bytes.toArray());
        }
        if (!local && asks.isDue(blob, clock.millis())) {
            askPeers(blob);
        }
        return ProblemAnswer.of(
                BlobReason.BLOB_UNKNOWN, "no blob " + blob.root(), limits.retryMillis(), TraceId.of(request));
    }

    private void askPeers(BlobRef blob) {
        try {
            owner.submit(Source.ASKED, List.of(new Input.BlobWanted(blob)));
        } catch (CoreUnavailableException e) {
            LOG.info("Peers are not asked for blob {} now: {}", blob.root().shortHex(), e.getMessage());
        }
    }

    private long size(String text) {
        try {
            long size = Decimals.parseUnsignedLong(text);
            if (Long.compareUnsigned(size, limits.blobBytesMax()) > 0) {
                throw new Refusal(EdgeReason.OVERSIZED, "a blob has at most " + limits.blobBytesMax() + " bytes");
            }
            return size;
        } catch (IllegalArgumentException e) {
            throw new Refusal(EdgeReason.MALFORMED, "sizeBytes is a decimal number: " + e.getMessage());
        }
    }

    private static BlobRef named(String root, long sizeBytes) {
        try {
            return new BlobRef(Bytes32.parseHex(root), sizeBytes, BlobRef.CHUNK_BYTES_MAX);
        } catch (IllegalArgumentException e) {
            throw new Refusal(EdgeReason.MALFORMED, "not the name of a blob: " + e.getMessage());
        }
    }
}
