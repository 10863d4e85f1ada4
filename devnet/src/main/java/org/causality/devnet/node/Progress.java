package org.causality.devnet.node;

/** Hears what has just been reached while a network starts or ends; called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = _ -> {};

    void step(String line);
}
