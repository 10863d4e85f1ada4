package org.causality.propagation.adapter.recovery;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.model.wire.ReconBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a gateway carries the frames of {@code /causality/recon/1} between a peer and the core. ADR 12. */
@RestController
@RequestMapping("/internal/v1/recoveries")
class RecoveryController {

    /** Less than callers wait for an answer. */
    private static final long WAIT_MILLIS_MAX = 5_000;

    /** Gateways' loops turn once a second. */
    private static final long DUE_WAIT_MILLIS = 800;

    private static final int PEER_CHARS_MAX = 128;

    record SessionJson(String session) {}

    /** @param peer whom to recover with, or empty */
    record DueJson(String peer) {}

    private final RecoveryRoom room;

    RecoveryController(RecoveryRoom room) {
        this.room = room;
    }

    @GetMapping("/due")
    DueJson due() throws InterruptedException {
        String peer = room.duePeer(DUE_WAIT_MILLIS);
        return new DueJson(peer == null ? "" : peer);
    }

    /** @param opens whether we begin; else the peer did */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson begin(@RequestParam String peer, @RequestParam boolean opens) {
        if (peer.isEmpty() || peer.length() > PEER_CHARS_MAX) {
            throw new Refusal(EdgeReason.MALFORMED, "peer is a PeerId");
        }
        RecoverySession session = room.begin(peer, opens);
        if (session == null) {
            throw new Refusal(EdgeReason.OVERLOADED, "no session can begin now");
        }
        return new SessionJson(session.id);
    }

    /** Returns when the core has taken what the frames brought: who waits for that reads no faster than it. */
    @PostMapping(path = "/{session}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String session, @RequestBody byte[] body) {
        switch (ReconBatch.decode(Bytes.wrap(body))) {
            case Decoded.Ok<ReconBatch>(ReconBatch batch) -> room.receive(session(session), batch.frames());
            case Decoded.Malformed<ReconBatch>(String detail) -> throw new Refusal(EdgeReason.MALFORMED, detail);
        }
    }

    /** The next frames, as soon as there are any; with the last of them, how it ended. */
    @GetMapping(path = "/{session}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] next(@PathVariable String session) throws InterruptedException {
        RecoverySession known = session(session);
        ReconBatch batch = known.take(WAIT_MILLIS_MAX, room.nowMillis());
        if (batch.ended() != null) {
            room.over(known);
        }
        return batch.encode().toArray();
    }

    /** The peer is gone. */
    @PostMapping("/{session}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String session) {
        @Nullable RecoverySession known = room.session(session);
        if (known != null) {
            room.leave(known);
        }
    }

    private RecoverySession session(String id) {
        RecoverySession known = room.session(id);
        if (known == null) {
            throw new Refusal(EdgeReason.NOT_FOUND, "no such session; it ended, or another instance holds the core");
        }
        return known;
    }
}
