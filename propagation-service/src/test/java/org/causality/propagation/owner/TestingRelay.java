package org.causality.propagation.owner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.Output;

/** The node's topics in memory: what was written stays, whoever dies. */
final class TestingRelay implements Relay {

    /** What stands in {@code delivered} for a tick. */
    static final MessageId TICK = new MessageId(new Bytes32(0, 0, 0, 0));

    private final Map<Long, MessageId> delivered = new LinkedHashMap<>();
    private final List<MessageId> published = new ArrayList<>();
    private long highest;

    @Override
    public synchronized void deliver(List<Output> records, long fence) {
        for (Output record : records) {
            switch (record) {
                case Output.Deliver deliver ->
                    place(deliver.sequence(), deliver.signed().id());
                case Output.Mute mute -> place(mute.sequence(), mute.muted().first());
                case Output.Ticked(long sequence) -> place(sequence, TICK);
                case Output.Store _,
                        Output.Wire _,
                        Output.KeepDraft _,
                        Output.DropDraft _,
                        Output.LoadBody _,
                        Output.Heard _,
                        Output.Count _ -> throw new AssertionError("no record of delivered: " + record);
            }
        }
    }

    /** A sequence may come twice after a crash, never with other content and never with a gap before it. */
    private void place(long sequence, MessageId id) {
        MessageId before = delivered.putIfAbsent(sequence, id);
        if (before != null && !before.equals(id)) {
            throw new AssertionError("sequence " + sequence + " was " + before + ", now " + id);
        }
        if (before == null && sequence != highest + 1) {
            throw new AssertionError("sequence " + sequence + " after " + highest);
        }
        highest = Math.max(highest, sequence);
    }

    @Override
    public synchronized void publish(List<WireCommand.Publish> messages, long fence) {
        messages.stream().map(WireCommand.Publish::envelope).map(Envelope::id).forEach(published::add);
    }

    @Override
    public void ask(List<WireCommand> commands, long fence) {}

    synchronized List<MessageId> delivered() {
        return List.copyOf(delivered.values());
    }

    synchronized List<MessageId> published() {
        return List.copyOf(published);
    }
}
