package org.causality.simulator.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.causality.model.message.MessageId;
import org.causality.propagation.causal.Causality;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.message.Archive;
import org.causality.simulator.message.Said;

/** Sees what nodes say and deliver, and writes down what must not be. */
public final class Witness {
    /** Violations of one invariant that are kept; one is enough to fail. */
    private static final int VIOLATIONS_MAX = 5;

    private final Engine engine;
    private final Archive archive;
    private final Oracle oracle;
    private final BitSet[] delivered;
    private final long[] lastSequence;
    /** What a user signed and any honest node delivered: what all must have in the end. */
    private final BitSet words = new BitSet();

    private final int[] wordsOf;
    private final Delays delays = new Delays();
    private final List<Violation> violations = new ArrayList<>();
    private long deliveries;
    private long asked;

    public Witness(Engine engine, Archive archive, int nodes) {
        this.engine = engine;
        this.archive = archive;
        this.oracle = new Oracle(archive);
        this.delivered = new BitSet[nodes];
        this.lastSequence = new long[nodes];
        this.wordsOf = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            delivered[i] = new BitSet();
        }
    }

    // ---- what nodes tell

    /** A message left its author, in the order of numbers. */
    public void said(Said said, boolean honest) {
        boolean goesOn = oracle.add(said);
        if (honest && !goesOn) {
            violated(Invariant.HONEST_FEED, said.author(), "message " + said.number() + " forks its feed");
        }
    }

    /** The next place of {@code delivered} is taken, by whatever. */
    public void sequence(int node, long sequence) {
        if (sequence != lastSequence[node] + 1) {
            violated(Invariant.ONCE, node, "place " + sequence + " after " + lastSequence[node]);
        }
        lastSequence[node] = sequence;
    }

    public void delivered(int node, Said said, boolean honest) {
        BitSet before = delivered[node];
        for (MessageId id : said.envelope().header().dependencies()) {
            Said dependency = archive.find(id);
            if (dependency == null || !before.get(dependency.number())) {
                violated(Invariant.CAUSAL_ORDER, node, "message " + said.number() + " came before what it depends on");
            }
        }
        if (before.get(said.number())) {
            violated(Invariant.ONCE, node, "message " + said.number() + " came again");
        }
        before.set(said.number());
        deliveries++;
        if (said.author() != node) {
            delays.add(engine.nowMicros() - said.saidMicros());
        }
        if (said.isUserWord()) {
            wordsOf[node]++;
            if (honest) {
                words.set(said.number());
            }
        }
    }

    /** A node answered how two messages stand to each other. */
    public void answered(int node, int a, int b, Causality answer) {
        asked++;
        Causality truth = oracle.between(a, b);
        if (answer != truth) {
            violated(
                    Invariant.HAPPENED_BEFORE, node, "of " + a + " and " + b + " it says " + answer + ", not " + truth);
        }
    }

    public void clock(int node, long time) {
        if (time > oracle.highestTrueTime()) {
            violated(Invariant.HONEST_CLOCK, node, "its clock is at " + time + ", true is " + oracle.highestTrueTime());
        }
    }

    public void violated(Invariant invariant, int node, String what) {
        long before = violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .count();
        if (before < VIOLATIONS_MAX) {
            violations.add(new Violation(invariant, engine.nowMicros(), node, what));
        }
    }

    // ---- what is known

    /** Whether the node has delivered every word that any honest one has. */
    public boolean hasAllWords(int node) {
        return wordsOf[node] >= words.cardinality() && containsWords(node);
    }

    private boolean containsWords(int node) {
        BitSet missing = (BitSet) words.clone();
        missing.andNot(delivered[node]);
        return missing.isEmpty();
    }

    public boolean hasDelivered(int node, int number) {
        return delivered[node].get(number);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public long deliveries() {
        return deliveries;
    }

    /** Of all pairs of a word and one of these nodes, the part that was delivered. */
    public double reach(BitSet nodes) {
        long have = nodes.stream()
                .mapToLong(node -> {
                    BitSet both = (BitSet) words.clone();
                    both.and(delivered[node]);
                    return both.cardinality();
                })
                .sum();
        long could = (long) words.cardinality() * nodes.cardinality();
        return could == 0 ? 1 : (double) have / could;
    }

    public Delays delays() {
        return delays;
    }

    /** How many answers of {@code happenedBefore} were compared. */
    public long asked() {
        return asked;
    }
}
