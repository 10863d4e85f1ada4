package org.causality.gateway.adapter.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.kafka.LogReader;
import org.causality.gateway.event.EventCursor;
import org.causality.gateway.event.EventFilter;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.EventReader;
import org.causality.gateway.event.Happening;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** The stream of what happens, resumable. */
@RestController
@Tag(name = "Events")
class EventApi {

    private static final Set<String> PARAMETERS = Set.of("types", "order", "after");

    private static final String KINDS =
            Arrays.stream(Happening.Kind.values()).map(Happening.Kind::text).collect(Collectors.joining(","));

    private final EventLog log;
    private final LogReader reader;
    private final GatewaySettings.Events settings;
    private final StreamMeters meters;

    EventApi(EventLog log, LogReader reader, GatewaySettings settings, StreamMeters meters) {
        this.log = log;
        this.reader = reader;
        this.settings = settings.events();
        this.meters = meters;
    }

    @Operation(
            summary = "Messages, and what they changed in chains, orders, jobs and effects, in one total order",
            description =
                    "types=message,order,chain,effect,job,muted and order=<id> choose. Resume with Last-Event-ID or after=<cursor>; "
                            + "after=0.0 begins at the oldest kept, neither begins now. A cursor too old answers one resync, a reader "
                            + "too slow gets lagged.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = "text/event-stream", examples = @ExampleObject(ApiExamples.EVENTS)))
    @GetMapping(path = "/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events(
            @RequestParam(required = false) @Nullable String types,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        Query.known(exchange, PARAMETERS);
        EventFilter filter = new EventFilter(kinds(types), order == null ? null : Query.id("order", order));
        EventCursor start = cursor(lastEventId != null ? lastEventId : after);
        if (!reader.isCaughtUp()) {
            throw new Refusal(EdgeReason.NOT_READY, "the events so far are still being read");
        }
        if (!meters.subscribe()) {
            throw new Refusal(EdgeReason.OVERLOADED, "there are " + settings.subscribersMax() + " subscribers already");
        }
        EventReader events = new EventReader(log, filter, start == null ? log.newest() : start);
        return stream(events).doFinally(_ -> meters.unsubscribe());
    }

    private Flux<ServerSentEvent<String>> stream(EventReader events) {
        Flux<ServerSentEvent<String>> happenings = Flux.create(
                sink -> new EventStream(sink, events, log, meters, settings.heartbeatMillis()).start(),
                FluxSink.OverflowStrategy.ERROR);
        return Flux.just(ServerSentEvent.<String>builder()
                        .retry(Duration.ofMillis(settings.retryMillis()))
                        .comment("causality")
                        .build())
                .concatWith(happenings);
    }

    private static Set<Happening.Kind> kinds(@Nullable String types) {
        if (types == null || types.isEmpty()) {
            return EnumSet.allOf(Happening.Kind.class);
        }
        Set<Happening.Kind> kinds = EnumSet.noneOf(Happening.Kind.class);
        for (String type : types.split(",", -1)) {
            Happening.Kind kind = Happening.Kind.ofText(type);
            if (kind == null) {
                throw Query.shape("types is a list of " + KINDS);
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private static @Nullable EventCursor cursor(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        EventCursor cursor = EventCursor.parse(text);
        if (cursor == null) {
            throw Query.shape("a cursor is <sequence>.<index>");
        }
        return cursor;
    }
}
