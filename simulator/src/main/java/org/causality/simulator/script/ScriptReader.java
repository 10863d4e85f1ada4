package org.causality.simulator.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads scripts, a statement a line; {@code #} begins a comment.
 *
 * <pre>
 * nodes 1000                      layer gossip | causal            publishers 32
 * rate 5/s                        publish from 1s until 60s        group a 50%
 * latency 40ms jitter 20ms        loss 1%  duplicate 1%  reorder 5%
 * timeout 10s                     disk 2ms      skew 5s            recover every 10s
 * headers 100000                  codec every 100                  faults 6
 * at 10s split a b                at 10s cut a b                   at 10s flap a b every 2s     at 30m heal
 * at 10s crash 3                  at 10s slow disk a 500ms         at 10s skew 3 1m
 * at 10s noise 10% 5% 20%         at 10s equivocate | withhold | flood | lie 3
 * expect converged within 15s     expect reach 99.9%               expect delay 2s
 * </pre>
 *
 * {@code faults} are drawn from the seed; {@code cut} is one way. What happens at a time ends after {@code for 5s} where
 * that stands behind it, splits and cuts else at the next {@code heal}, and everything else with the publishing.
 */
public final class ScriptReader {
    private static final int NODES_MAX = 1_000_000;
    private static final int HEADERS_DEFAULT = 100_000;

    private final String name;
    private final int nodesInstead;
    private Layer layer = Layer.CAUSAL;
    private int nodes = 16;
    private int publishers;
    private double perSecond = 5;
    private long fromMicros = Times.SECOND;
    private long untilMicros = Times.MINUTE;
    private long latency = 40 * Times.MILLI;
    private long jitter = 20 * Times.MILLI;
    private double loss;
    private double duplicate;
    private double reorder;
    private long timeout = 10 * Times.SECOND;
    private long disk = 2 * Times.MILLI;
    private long skew;
    private long recover = 30 * Times.SECOND;
    private int headers = HEADERS_DEFAULT;
    private int codecEvery = 100;
    private int randomFaults;
    private double grouped;
    private final Map<String, Who> groups = new LinkedHashMap<>();
    private final List<Fault> open = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    private ScriptReader(String name, int nodesInstead) {
        this.name = name;
        this.nodesInstead = nodesInstead;
    }

    /** @param nodesInstead so many nodes, whatever the script says; 0 = what it says */
    public static Reading read(String name, String text, int nodesInstead) {
        ScriptReader reader = new ScriptReader(name, nodesInstead);
        int number = 0;
        try {
            for (String line : text.lines().toList()) {
                number++;
                Words words = new Words(line);
                if (words.hasMore()) {
                    reader.statement(words);
                    words.end();
                }
            }
            return new Reading.Read(reader.script());
        } catch (Words.Stop stop) {
            return new Reading.Unreadable(number, stop.word, stop.why());
        }
    }

    private void statement(Words words) throws Words.Stop {
        switch (words.next("a statement")) {
            case "nodes" -> nodes = words.number("the number of nodes", 2, NODES_MAX);
            case "layer" -> layer = layer(words);
            case "publishers" -> publishers = words.number("the number of publishers", 1, NODES_MAX);
            case "rate" -> perSecond = words.perSecond();
            case "publish" -> publish(words);
            case "group" -> group(words);
            case "latency" -> latency(words);
            case "loss" -> loss = words.part();
            case "duplicate" -> duplicate = words.part();
            case "reorder" -> reorder = words.part();
            case "timeout" -> timeout = words.time();
            case "disk" -> disk = words.time();
            case "skew" -> skew = words.time();
            case "recover" -> {
                words.expect("every");
                recover = Math.max(Times.SECOND, words.time());
            }
            case "headers" -> headers = words.number("the number of headers", 100, 10_000_000);
            case "codec" -> {
                words.expect("every");
                codecEvery = words.number("one of how many", 1, 1_000_000);
            }
            case "faults" -> randomFaults = words.number("the number of faults", 0, 1_000);
            case "at" -> at(words);
            case "expect" -> expectations.add(expectation(words));
            default -> throw words.stop("no statement begins so");
        }
    }

    private static Layer layer(Words words) throws Words.Stop {
        return switch (words.next("gossip or causal")) {
            case "gossip" -> Layer.GOSSIP;
            case "causal" -> Layer.CAUSAL;
            default -> throw words.stop("a layer is gossip or causal");
        };
    }

    private void publish(Words words) throws Words.Stop {
        words.expect("from");
        fromMicros = words.time();
        words.expect("until");
        untilMicros = words.time();
        if (untilMicros <= fromMicros) {
            throw words.stop("the end comes after the beginning");
        }
    }

    private void latency(Words words) throws Words.Stop {
        latency = words.time();
        if (words.hasMore()) {
            words.expect("jitter");
            jitter = words.time();
        }
    }

    private void group(Words words) throws Words.Stop {
        String called = words.next("the group's name");
        double part = words.part();
        if (grouped + part > 1.000_001) {
            throw words.stop("all groups together are more than all nodes");
        }
        groups.put(called, new Who.Group(called, grouped, grouped + part));
        grouped += part;
    }

    private Expectation expectation(Words words) throws Words.Stop {
        return switch (words.next("converged, reach or delay")) {
            case "converged" -> {
                words.expect("within");
                yield new Expectation.Converged(words.time());
            }
            case "reach" -> new Expectation.Reach(words.part());
            case "delay" -> new Expectation.Delay(words.time());
            default -> throw words.stop("converged, reach or delay can be expected");
        };
    }

    // ---- what goes wrong

    private void at(Words words) throws Words.Stop {
        long at = words.time();
        if (words.takes("heal")) {
            open.forEach(fault -> faults.add(new Fault(fault.fromMicros(), at, fault.harm())));
            open.clear();
            return;
        }
        Harm harm = harm(words);
        if (words.takes("for")) {
            faults.add(new Fault(at, at + words.time(), harm));
        } else if (harm instanceof Harm.Split) {
            open.add(new Fault(at, at, harm));
        } else {
            faults.add(new Fault(at, Math.max(at, untilMicros), harm));
        }
    }

    private Harm harm(Words words) throws Words.Stop {
        String what = words.next("what goes wrong");
        return switch (what) {
            case "split" -> new Harm.Split(who(words), who(words), false, 0);
            case "cut" -> new Harm.Split(who(words), who(words), true, 0);
            case "flap" -> flap(words);
            case "crash" -> new Harm.Crash(who(words));
            case "slow" -> {
                words.expect("disk");
                yield new Harm.SlowDisk(who(words), words.time());
            }
            case "skew" -> new Harm.Skew(who(words), words.time());
            case "noise" -> new Harm.Noise(words.part(), words.part(), words.part());
            case "equivocate", "withhold", "flood", "lie" ->
                new Harm.Byzantine(who(words), Deed.valueOf(what.toUpperCase(Locale.ROOT)));
            default -> throw words.stop("nothing goes wrong that way");
        };
    }

    private Harm flap(Words words) throws Words.Stop {
        Who from = who(words);
        Who to = who(words);
        words.expect("every");
        return new Harm.Split(from, to, false, Math.max(2 * Times.MILLI, words.time()));
    }

    private Who who(Words words) throws Words.Stop {
        String word = words.next("a group or a node's number");
        Who group = groups.get(word);
        if (group != null) {
            return group;
        }
        if (!word.chars().allMatch(Character::isDigit) || word.length() > 7) {
            throw words.stop("no group is called so, and it is no node's number");
        }
        return new Who.One(Integer.parseInt(word));
    }

    private Script script() {
        open.forEach(fault -> faults.add(new Fault(fault.fromMicros(), untilMicros, fault.harm())));
        int size = nodesInstead == 0 ? nodes : nodesInstead;
        return new Script(
                name,
                layer,
                size,
                publishers == 0 ? size : Math.min(publishers, size),
                perSecond,
                fromMicros,
                untilMicros,
                new Medium(latency, jitter, loss, duplicate, reorder),
                timeout,
                disk,
                skew,
                recover,
                headers,
                codecEvery,
                randomFaults,
                faults,
                expectations);
    }
}
