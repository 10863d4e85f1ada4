package org.causality.orchestrator.core;

import java.util.List;
import org.causality.model.key.PublicKey;
import org.causality.model.network.OperatorSet;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Program;

/**
 * Who this is and what it computes.
 *
 * @param self the operator key of this node
 * @param program the one its lineages run
 * @param proposes whether it declares intents by itself; else only when asked to
 * @param submits whether it sends purchases to their chain
 */
public record Setup(
        PublicKey self,
        OperatorSet operators,
        Program program,
        List<LineageSpec> lineages,
        Limits limits,
        boolean proposes,
        boolean submits) {
    /** Each lineage is looked at in every turn. */
    public static final int LINEAGES_MAX = 16;

    public Setup {
        lineages = List.copyOf(lineages);
        if (lineages.size() > LINEAGES_MAX) {
            throw new IllegalArgumentException("an operator computes at most " + LINEAGES_MAX + " lineages");
        }
    }
}
