package org.causality.simulator.script;

/** A harm and its time: from one moment until another, which is not part of it. */
public record Fault(long fromMicros, long untilMicros, Harm harm) {
    @Override
    public String toString() {
        return "from " + Times.text(fromMicros) + " to " + Times.text(untilMicros) + " " + harm;
    }
}
