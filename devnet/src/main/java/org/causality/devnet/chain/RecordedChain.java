package org.causality.devnet.chain;

import java.util.List;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.devnet.node.Recording;

/** A real chain as it was recorded: every operator proves for itself what its storage held, and nobody can write to it. */
record RecordedChain(Recording recording) implements ChainPart {

    static RecordedChain open(Progress progress) {
        Recording recording = Recording.mainnet();
        progress.step("block " + recording.height() + " of " + recording.chain() + " is replayed as it was recorded");
        return new RecordedChain(recording);
    }

    @Override
    public FollowedChain followed() {
        return new FollowedChain.Recorded(recording);
    }

    @Override
    public boolean computes() {
        return true;
    }

    @Override
    public List<String> watched(int operators, int basePort) {
        try (JsonHttp http = new JsonHttp()) {
            Expected expected =
                    new Expected(recording.chain(), recording.contract(), recording.slot(), recording.value());
            String effect = "";
            for (int index = 1; index <= operators; index++) {
                effect = new SlotWatch(http, new OperatorPorts(basePort, index), expected).ask();
            }
            return List.of(
                    "--recorded",
                    recording.chain(),
                    "--height",
                    Long.toString(recording.height()),
                    "--block",
                    recording.block(),
                    "--time",
                    Long.toString(recording.timestamp()),
                    "--contract",
                    recording.contract(),
                    "--slot",
                    recording.slot(),
                    "--value",
                    recording.value(),
                    "--effect",
                    effect);
        }
    }

    @Override
    public void close() {
        // Each operator has read the recording for itself.
    }
}
