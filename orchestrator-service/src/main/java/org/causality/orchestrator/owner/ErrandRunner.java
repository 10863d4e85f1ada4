package org.causality.orchestrator.owner;

import org.causality.orchestrator.core.Errand;

/** The port to those who run errands; it does not wait, and hands outcomes in as inputs. */
public interface ErrandRunner {
    void run(Errand errand);
}
