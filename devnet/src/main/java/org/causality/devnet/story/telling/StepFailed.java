package org.causality.devnet.story.telling;

/** The step a story ended at. */
public record StepFailed(int number, String name, String expected, String seen, String where) {

    /** The line a program or a person looks for. */
    public String line() {
        return "FAILED step " + number + " " + name + ": expected " + expected + "; seen " + seen + "; at " + where;
    }
}
