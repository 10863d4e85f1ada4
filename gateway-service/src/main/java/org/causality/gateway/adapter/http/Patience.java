package org.causality.gateway.adapter.http;

import java.time.Duration;

/**
 * How long the services next to us are waited for.
 *
 * @param connect until a connection stands
 * @param answer until a call is answered
 * @param part until one part of an answer of several is there: whoever asks why wants to know now, and the rest is worth more
 * @param tick until a tick is promised: a later one is of no use, and whoever asks for it has a loop to turn
 */
public record Patience(Duration connect, Duration answer, Duration part, Duration tick) {

    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(2));
}
