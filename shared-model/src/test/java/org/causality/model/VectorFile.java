package org.causality.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of golden vectors: made from code once, committed, compared from then on, read by other languages. A difference
 * means that wire or ids changed: that bumps the version and keeps the old file.
 */
public final class VectorFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String name;
    private final String about;
    private final List<Map<String, Object>> vectors = new ArrayList<>();

    public VectorFile(String name, String about) {
        this.name = name;
        this.about = about;
    }

    /** Adds a vector; values are text, numbers, booleans, lists or maps of them. */
    public VectorFile add(String title, Object... namesAndValues) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("name", title);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            vector.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        vectors.add(vector);
        return this;
    }

    /** Compares with (or in rewrite mode writes) the committed file, and returns what is committed. */
    public List<JsonNode> check() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("about", about);
        file.put("vectors", vectors);
        String text = JSON.writeValueAsString(file).replace("\r\n", "\n") + "\n";
        Rewrite.check("shared-model/src/test/resources/vectors/" + name + ".json", text);
        return JSON.readTree(text).get("vectors").valueStream().toList();
    }
}
