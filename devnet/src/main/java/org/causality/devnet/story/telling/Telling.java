package org.causality.devnet.story.telling;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the story as it goes and sums it up. Colours only on a terminal. */
public final class Telling {

    private static final int NUMBER_COLUMNS = 2;
    private static final int NAME_COLUMNS = 17;
    private static final int TELLING_COLUMNS = 66;

    private final PrintStream out;
    private final boolean coloured;

    public Telling(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    public void step(StepDone step) {
        List<String> lines = wrapped(step.telling(), TELLING_COLUMNS);
        String seconds = String.format(Locale.ROOT, "%5.1f s", step.millis() / 1000.0);
        out.println("  " + green("ok") + " " + padded(step.number() + " " + step.name(), NUMBER_COLUMNS + NAME_COLUMNS)
                + padded(lines.getFirst(), TELLING_COLUMNS) + " " + seconds);
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(5 + NUMBER_COLUMNS + NAME_COLUMNS) + line));
        out.flush();
    }

    public void end(StoryResult result) {
        if (!result.hops().isEmpty()) {
            out.println();
            hops(result.hops()).lines().forEach(line -> out.println("  " + line));
        }
        skipped(result.skipped());
        if (result.failed() == null) {
            goOn(result);
        } else {
            out.println();
            wrapped(result.failed().line(), 96).forEach(line -> out.println("  " + red(line)));
        }
        out.flush();
    }

    private void skipped(List<StepSkipped> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        out.println();
        out.println("  Skipped: " + skipped.size() + (skipped.size() == 1 ? " step" : " steps"));
        for (StepSkipped step : skipped) {
            List<String> lines = wrapped(step.why(), TELLING_COLUMNS);
            out.println("  -- " + padded(step.name(), NUMBER_COLUMNS + NAME_COLUMNS) + lines.getFirst());
            lines.stream().skip(1).forEach(line -> out.println(" ".repeat(5 + NUMBER_COLUMNS + NAME_COLUMNS) + line));
        }
    }

    private static Table hops(List<Hop> hops) {
        Table table =
                new Table(List.of("what", "at", "Lamport", "cursor", "after POST", "hops", ""), List.of(2, 3, 4, 5));
        for (Hop hop : hops) {
            String after = String.format(Locale.ROOT, "%.1f ms", hop.millisAfterPost());
            table.row(hop.what(), hop.operator(), hop.lamport(), hop.cursor(), after, hop.hops(), hop.note());
        }
        return table;
    }

    private void goOn(StoryResult result) {
        String first = result.gateways().getFirst();
        String last = result.gateways().getLast();
        String order = result.orderId();
        out.println();
        out.println("  Told and checked in " + String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0)
                + ". To go on with:");
        out.println();
        result.gateways().forEach(gateway -> out.println("  API      " + gateway + "/swagger-ui.html"));
        out.println("  OpenAPI  " + first + "/v3/api-docs");
        out.println("  events   curl -N '" + first + "/v1/events?after=0.0'");
        out.println("  order    curl " + first + "/v1/orders/" + order);
        out.println("  why      curl " + first + "/v1/orders/" + order + "/why");
        out.println("  causal   curl '" + last + "/v1/messages?limit=20'");
        out.println("  peers    curl " + last + "/v1/peers");
        out.println("  metrics  curl " + last + "/actuator/prometheus");
    }

    private static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : List.of(text.split(" "))) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private String green(String text) {
        return coloured ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    private String red(String text) {
        return coloured ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
