package org.causality.gateway.ownership;

/** How busy this process keeps the machine's processors. */
@FunctionalInterface
public interface ProcessorLoad {

    /** 0 to 1; below 0 while it is not known yet. */
    double now();
}
