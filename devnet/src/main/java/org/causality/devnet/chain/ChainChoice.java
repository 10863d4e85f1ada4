package org.causality.devnet.chain;

import java.util.Locale;

/** Which chain the user wants the story told with. */
public enum ChainChoice {
    /** An EVM node where there is Node, else recorded data. */
    UNSAID,
    /** An EVM node of the devnet's own. */
    ANVIL,
    /** What was recorded of a real chain. */
    RECORDED,
    NONE;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    public static ChainChoice parse(String option, String text) {
        return switch (text) {
            case "anvil" -> ANVIL;
            case "recorded" -> RECORDED;
            case "none" -> NONE;
            default ->
                throw new IllegalArgumentException(
                        option + " takes anvil, recorded or none, not '" + text.toLowerCase(Locale.ROOT) + "'.");
        };
    }
}
