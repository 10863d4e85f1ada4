package org.causality.gateway.adapter.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.gateway.recovery.RecoveryHome;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.wire.ReconBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The recovery sessions of propagation-service. Blocks. */
@Component
class RecoveryCalls implements RecoveryHome {

    private static final String RECOVERIES = "/internal/v1/recoveries";
    private static final String NO_TRACE = "0".repeat(31) + "1";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NOTHING = {};

    private record SessionJson(String session) {}

    private record DueJson(String peer) {}

    private final Neighbour propagation;

    RecoveryCalls(Neighbour propagation) {
        this.propagation = propagation;
    }

    @Override
    public @Nullable String begin(String peer, boolean weOpen) throws IOException {
        String path = RECOVERIES + "?opens=" + weOpen + "&peer=" + URLEncoder.encode(peer, StandardCharsets.UTF_8);
        Neighbour.Answer answer = propagation.post(path, NOTHING, NO_TRACE);
        return switch (answer.status()) {
            case 201 -> read(answer, SessionJson.class).session();
            case 429 -> null;
            default -> throw refused(answer);
        };
    }

    @Override
    public void hand(String session, List<Bytes> frames) throws IOException {
        byte[] body = new ReconBatch(frames, null).encode().toArray();
        Neighbour.Answer answer = propagation.post(RECOVERIES + "/" + session, body, NO_TRACE);
        if (answer.status() != 204) {
            throw refused(answer);
        }
    }

    @Override
    public ReconBatch next(String session) throws IOException {
        Neighbour.Answer answer = propagation.get(RECOVERIES + "/" + session, NO_TRACE);
        if (answer.status() != 200) {
            throw refused(answer);
        }
        return switch (ReconBatch.decode(answer.body())) {
            case Decoded.Ok<ReconBatch>(ReconBatch batch) -> batch;
            case Decoded.Malformed<ReconBatch>(String detail) -> throw new IOException("malformed batch: " + detail);
        };
    }

    @Override
    public void end(String session) {
        try {
            var _ = propagation.post(RECOVERIES + "/" + session + "/end", NOTHING, NO_TRACE);
        } catch (IOException _) {
            // The core ends by itself what nobody asks for any more.
        }
    }

    @Override
    public @Nullable String duePeer() throws IOException {
        Neighbour.Answer answer = propagation.get(RECOVERIES + "/due", NO_TRACE);
        if (answer.status() != 200) {
            throw refused(answer);
        }
        String peer = read(answer, DueJson.class).peer();
        return peer.isEmpty() ? null : peer;
    }

    private static <T> T read(Neighbour.Answer answer, Class<T> type) throws IOException {
        try {
            return JSON.readValue(answer.body().unsafeArray(), type);
        } catch (JacksonException e) {
            throw new IOException("propagation-service answered something else", e);
        }
    }

    private static IOException refused(Neighbour.Answer answer) {
        return new IOException("propagation-service answered " + answer.status());
    }
}
