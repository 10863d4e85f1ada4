package org.causality.propagation.owner;

import java.util.List;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Output;

/** Who wants to know how the core is doing. Called by the owner thread; must be quick. */
public interface CoreListener {

    CoreListener NONE = new CoreListener() {};

    /** The core holds the lease and takes inputs from now on. */
    default void active(long fence) {}

    /** The core takes no inputs any more, or not for now. */
    default void inactive(String why) {}

    /** A turn's outputs are committed and relayed. */
    default void done(List<Output> outputs, CoreView view) {}
}
