package org.causality.orchestrator.job;

import java.time.Instant;

/** @param worker the name the worker gave itself, 1 to 64 printable characters */
public record Lease(String worker, Instant until) {
    public static final int WORKER_NAME_MAX = 64;
}
