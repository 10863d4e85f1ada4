package org.causality.gateway.adapter.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.codec.Decimals;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.AdmissionReason;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** Query parameters as the API knows them: unknown ones, repeated ones and overlong ones are refused, by name. */
final class Query {

    private static final int VALUE_LENGTH_MAX = 128;
    private static final java.util.regex.Pattern ID = java.util.regex.Pattern.compile("0x[0-9a-f]{64}");

    /** CAIP-2. */
    private static final java.util.regex.Pattern CHAIN =
            java.util.regex.Pattern.compile("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}");

    private Query() {}

    /** The parameters as a query string for a neighbour, with its {@code ?}; empty when there are none. */
    static String known(ServerWebExchange exchange, Set<String> names) {
        StringBuilder query = new StringBuilder();
        MultiValueMap<String, String> given = exchange.getRequest().getQueryParams();
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            String name = parameter.getKey();
            if (!names.contains(name)) {
                throw shape("unknown parameter " + shortened(name) + "; known are "
                        + names.stream().sorted().toList());
            }
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(name, parameter.getValue()));
        }
        return query.toString();
    }

    /** @throws Refusal unless the text is an id */
    static String id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw shape(name + " is 0x and 64 lower-case hex digits");
        }
        return text;
    }

    /** @throws Refusal unless the text is a whole number below 2^64 */
    static String number(String name, String text) {
        try {
            return Long.toUnsignedString(Decimals.parseUnsignedLong(text));
        } catch (IllegalArgumentException _) {
            throw shape(name + " is a whole number below 2^64");
        }
    }

    /** @throws Refusal unless the text names a chain */
    static String chain(String text) {
        if (!CHAIN.matcher(text).matches()) {
            throw shape("a chain is named as in eip155:1");
        }
        return text;
    }

    static Refusal shape(String detail) {
        return new Refusal(AdmissionReason.SHAPE, detail);
    }

    private static String encoded(String name, List<String> values) {
        String value = values.size() == 1 ? values.getFirst() : null;
        if (value == null || value.length() > VALUE_LENGTH_MAX) {
            throw shape(name + " has one value of at most " + VALUE_LENGTH_MAX + " characters");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String shortened(String name) {
        return name.length() > 32 ? name.substring(0, 32) + "…" : name;
    }
}
