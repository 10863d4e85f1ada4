package org.causality.model.problem;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that carries a trace from service to service: {@code traceparent}, W3C Trace Context, version 00. */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int SPAN_LETTERS = 16;

    private TraceParent() {}

    /**
     * The trace a request belongs to: 32 hex letters.
     *
     * @param header what the caller sent
     * @param fresh names the trace where the caller named none
     */
    public static String traceId(@Nullable String header, UUID fresh) {
        Matcher given = FORM.matcher(header == null ? "" : header);
        return given.matches() ? given.group(1) : letters(fresh);
    }

    /** The header for a call made on behalf of a trace. */
    public static String of(String traceId, UUID span) {
        return "00-" + traceId + "-" + letters(span).substring(SPAN_LETTERS) + "-01";
    }

    private static String letters(UUID id) {
        return id.toString().replace("-", "");
    }
}
