package org.causality.propagation.owner;

import java.util.List;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Output;

/** Who wants to know how the core is doing. Called by the owner thread; must be quick. */
public interface CoreListener {

    CoreListener NONE = new CoreListener() {};

    /** All of these, in this order. */
    static CoreListener all(List<CoreListener> listeners) {
        List<CoreListener> them = List.copyOf(listeners);
        return new CoreListener() {
            @Override
            public void active(long fence) {
                them.forEach(listener -> listener.active(fence));
            }

            @Override
            public void inactive(String why) {
                them.forEach(listener -> listener.inactive(why));
            }

            @Override
            public void done(List<Output> outputs, CoreView view) {
                them.forEach(listener -> listener.done(outputs, view));
            }
        };
    }

    /** The core holds the lease and takes inputs from now on. */
    default void active(long fence) {}

    /** The core takes no inputs any more, or not for now. */
    default void inactive(String why) {}

    /** A turn's outputs are committed and relayed. */
    default void done(List<Output> outputs, CoreView view) {}
}
