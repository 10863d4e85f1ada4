package org.causality.propagation.owner;

import java.util.List;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.Output;

/**
 * The port to the node's topics. Calls return when the records are safe in the order given; while the broker does not
 * answer they wait and try again, so a return is success.
 */
public interface Relay {

    /** Writes {@code delivered}: {@link Output.Deliver}, {@link Output.Mute} and {@link Output.Ticked}, by rising sequence. */
    void deliver(List<Output> records, long fence);

    /** Writes own messages to {@code wire.outbound}. */
    void publish(List<WireCommand.Publish> messages, long fence);

    /** Fetch and forget: sent once, not waited for; what is lost is asked for again. */
    void ask(List<WireCommand> commands, long fence);
}
