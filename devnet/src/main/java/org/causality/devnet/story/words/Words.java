package org.causality.devnet.story.words;

import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** What somebody typed, taken word by word; {@link IllegalArgumentException} with a sentence when a value is wrong. */
public final class Words {

    private final Iterator<String> rest;

    public Words(List<String> typed) {
        this.rest = List.copyOf(typed).iterator();
    }

    public boolean hasNext() {
        return rest.hasNext();
    }

    public String next() {
        return rest.next();
    }

    /** The value of an option. */
    public String value(String option) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }

    /** The value of an option that takes a whole number. */
    public int number(String option, int min, int max) {
        String text = value(option);
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                option + " takes a number from " + min + " to " + max + ", not '" + text + "'.");
    }

    /** The value of an option that takes URLs with commas between them. */
    public List<URI> urls(String option) {
        return Arrays.stream(value(option).split(",", -1)).map(URI::create).toList();
    }
}
