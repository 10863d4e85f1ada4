package org.causality.devnet.story.figures;

import java.util.List;

/** What a run found; written as JSON it is one line. */
public interface Report {

    /** The same for people. */
    List<String> lines();
}
