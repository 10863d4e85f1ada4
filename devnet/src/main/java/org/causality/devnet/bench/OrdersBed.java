package org.causality.devnet.bench;

import java.util.List;
import org.causality.devnet.Console;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.story.load.LoadClient;

/** A network without a chain, to put orders on. */
record OrdersBed(BenchOptions options, MeasuredNetwork measured) implements Bed {

    static OrdersBed start(BenchOptions options, DataFolder folder, Console console) {
        return new OrdersBed(options, MeasuredNetwork.start(options, folder, new FollowedChain.None(), console));
    }

    @Override
    public ProcessBuilder client() {
        List<String> words = measured.words();
        words.addAll(options.client());
        return JavaProcess.client(LoadClient.class, words);
    }

    @Override
    public void close() {
        measured.network().close();
    }
}
