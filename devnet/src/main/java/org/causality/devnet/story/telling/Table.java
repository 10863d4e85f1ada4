package org.causality.devnet.story.telling;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their widest cell; those named right are aligned right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<Integer> right;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(List<String> heads, List<Integer> right) {
        this.heads = List.copyOf(heads);
        this.right = List.copyOf(right);
    }

    public Table row(Object... cells) {
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(heads));
        lines.add("-".repeat(lines.getFirst().length()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String pad = " ".repeat(width(column) - cells.get(column).length());
            boolean isRight = right.contains(column);
            line.append(column == 0 ? "" : GAP)
                    .append(isRight ? pad : "")
                    .append(cells.get(column))
                    .append(isRight ? "" : pad);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = heads.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
