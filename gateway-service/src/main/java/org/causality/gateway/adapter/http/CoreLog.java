package org.causality.gateway.adapter.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.fetch.OwnLog;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.Decoded;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FetchMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks propagation-service what the causal core knows. Blocks. */
@Component
public class CoreLog implements OwnLog {

    /** Heads are asked for with every HELLO; a moment old is as good. */
    private static final long FRESH_MILLIS = 300;

    /** What the core says of itself; times and sequences as decimal text. */
    public record Standing(List<String> heads, String verifiedTime, String delivered) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NO_TRACE = "0".repeat(31) + "1";

    private record Known(Standing standing, long atMillis) {}

    private final Neighbour propagation;
    private final EdgeState state;
    private final Clock clock;
    private volatile @Nullable Known known;

    CoreLog(Neighbour propagation, EdgeState state, Clock clock) {
        this.propagation = propagation;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public List<MessageId> heads() {
        Standing standing = standing();
        return standing == null
                ? List.of()
                : standing.heads().stream().map(MessageId::parseHex).toList();
    }

    @Override
    public FetchMessage.Answer fetch(FetchMessage.Request request) throws IOException {
        Neighbour.Answer answer =
                propagation.post("/internal/v1/fetch", request.encode().toArray(), NO_TRACE);
        if (answer.status() != 200) {
            throw new IOException("propagation-service answered " + answer.status());
        }
        return switch (FetchMessage.decode(answer.body())) {
            case Decoded.Ok<FetchMessage>(FetchMessage.Answer found) -> found;
            case Decoded.Ok<FetchMessage> _ -> throw new IOException("propagation-service answered something else");
            case Decoded.Malformed<FetchMessage>(String detail) -> throw new IOException("malformed answer: " + detail);
        };
    }

    /** The last standing known, asked for again when it is not fresh; null while the core has never answered. */
    @Nullable Standing standing() {
        Known last = known;
        if (last != null && clock.millis() - last.atMillis() < FRESH_MILLIS) {
            return last.standing();
        }
        try {
            Neighbour.Answer answer = propagation.get("/internal/v1/heads", NO_TRACE);
            if (answer.status() == 200) {
                Standing standing = JSON.readValue(answer.body().unsafeArray(), Standing.class);
                state.verifiedTime(new LamportTime(Decimals.parseUnsignedLong(standing.verifiedTime())));
                known = new Known(standing, clock.millis());
                return standing;
            }
        } catch (IOException | JacksonException _) {
            // Neighbour keeps whether it answers, health shows it; what was known last still serves.
        }
        return last == null ? null : last.standing();
    }
}
