package org.causality.embedded;

import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends its process when it gives up. In a JVM that is not its own it may not: once its host has begun to close it,
 * the thread that gives up ends alone. Before that a broker that is gone takes the host with it, as nothing goes on
 * without one; either way it says why.
 */
final class GuestKafka {
    private static final class GaveUp extends Error {
        private static final long serialVersionUID = 1L;

        GaveUp(String message) {
            super(message);
        }
    }

    private static volatile boolean leaving;

    private GuestKafka() {}

    static void enters() {
        leaving = false;
        Exit.setExitProcedure((code, message) -> giveUp(code, message, false));
        Exit.setHaltProcedure((code, message) -> giveUp(code, message, true));
    }

    static void leaves() {
        leaving = true;
    }

    private static void giveUp(int code, String message, boolean atOnce) {
        String why = "The embedded Kafka gave up with code " + code + ": " + message;
        System.err.println(why);
        if (leaving) {
            throw new GaveUp(why);
        }
        if (atOnce) {
            Runtime.getRuntime().halt(code);
        }
        System.exit(code);
    }
}
