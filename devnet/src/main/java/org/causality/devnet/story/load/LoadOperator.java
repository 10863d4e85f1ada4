package org.causality.devnet.story.load;

import org.causality.devnet.story.api.Cursor;
import org.causality.devnet.story.api.EventStream;
import org.causality.devnet.story.api.OperatorApi;
import tools.jackson.databind.JsonNode;

/** An operator under load, and what the client saw open there. */
record LoadOperator(int number, String name, OperatorApi api, Sightings sightings, EventStream stream)
        implements AutoCloseable {

    static LoadOperator watch(int number, OperatorApi api) {
        JsonNode network = api.get("/v1/network").json();
        Cursor now = new Cursor(network.path("delivered").asLong(0), 0);
        Sightings sightings = new Sightings();
        EventStream stream = EventStream.after(api, "types=order", now, sightings);
        String name = network.path("operator").path("name").asString("operator " + number);
        return new LoadOperator(number, name, api, sightings, stream);
    }

    @Override
    public void close() {
        stream.close();
    }
}
