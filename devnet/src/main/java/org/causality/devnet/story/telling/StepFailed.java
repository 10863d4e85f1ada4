package org.causality.devnet.story.telling;

import java.util.regex.Pattern;

/** The step a story ended at. */
public record StepFailed(int number, String name, String expected, String seen, String where) {

    private static final Pattern LONG_HEX = Pattern.compile("(0x[0-9a-f]{8})[0-9a-f]{24,}");

    /** The line a program or a person looks for; hashes are cut to their first 8 digits. */
    public String line() {
        String line =
                "FAILED step " + number + " " + name + ": expected " + expected + "; seen " + seen + "; at " + where;
        return LONG_HEX.matcher(line).replaceAll("$1…");
    }
}
