package org.causality.devnet.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.causality.devnet.Console;
import org.causality.devnet.chain.ChainChoice;
import org.causality.devnet.chain.ChainPart;
import org.causality.devnet.chain.DevnetChain;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jvm.JavaProcess;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.prover.Prover;
import org.causality.devnet.story.facts.FactsClient;
import org.causality.embedded.CouldNotStart;

/** A network on a chain, with a prover; each run has a price of its own. */
record FactsBed(BenchOptions options, DevnetChain chain, MeasuredNetwork measured, Prover prover) implements Bed {

    static FactsBed start(BenchOptions options, DataFolder folder, Console console) {
        if (!(ChainPart.start(ChainChoice.ANVIL, folder, options.basePort(), console) instanceof DevnetChain chain)) {
            throw new CouldNotStart("Facts are measured on an EVM node, and there is none here.");
        }
        try {
            return start(options, chain, MeasuredNetwork.start(options, folder, chain.followed(), console));
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    private static FactsBed start(BenchOptions options, DevnetChain chain, MeasuredNetwork measured) {
        try {
            Prover prover = Prover.start(
                    options.basePort(), options.operators(), measured.folder().log());
            return new FactsBed(options, chain, measured, prover);
        } catch (RuntimeException e) {
            measured.network().close();
            throw e;
        }
    }

    @Override
    public ProcessBuilder client() {
        List<String> words = measured.words();
        words.addAll(chain.watched(options.operators(), options.basePort()));
        words.addAll(List.of(
                "--orchestrators",
                measured.network().operators().stream()
                        .map(operator -> "http://127.0.0.1:" + operator.ports().of(ServiceApplication.ORCHESTRATOR))
                        .collect(Collectors.joining(",")),
                "--prover-pid",
                Long.toString(prover.pid())));
        words.addAll(options.client());
        return JavaProcess.client(FactsClient.class, words);
    }

    @Override
    public void close() {
        prover.close();
        measured.network().close();
        chain.close();
    }
}
