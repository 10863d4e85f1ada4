package org.causality.orchestrator.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.causality.model.computation.JobId;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.orchestrator.core.JobEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of {@code jobs.events}; which fields are there depends on the header {@code event}.
 *
 * <pre>
 * StatusChanged   jobId slot from? to reason? version   an own job changed; a new one has no from
 * SlotDecided     jobId slot turns                      the winner's job, the operators in turn
 * ResultVerified  jobId slot operator statement         an announced result counts, if its branch does
 * ResultRefused   jobId slot reason                     it never will
 * LineageMoved    jobId? slot root steps back           the branch that counts; slot is the one now open
 * all             cause lamport at
 * </pre>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobEventJson(
        @Nullable String jobId,
        SlotJson slot,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String version,
        @Nullable List<String> turns,
        @Nullable String operator,
        @Nullable String statement,
        @Nullable String root,
        @Nullable String steps,
        @Nullable Boolean back,
        String cause,
        String lamport,
        String at) {
    static final String PROGRESS = "Progress";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The value of the header {@code event}. */
    static String name(JobEvent event) {
        return switch (event) {
            case JobEvent.StatusChanged _ -> "StatusChanged";
            case JobEvent.SlotDecided _ -> "SlotDecided";
            case JobEvent.ResultVerified _ -> "ResultVerified";
            case JobEvent.ResultRefused _ -> "ResultRefused";
            case JobEvent.LineageMoved _ -> "LineageMoved";
        };
    }

    static String write(JobEvent.Told told) {
        return JSON.writeValueAsString(of(told));
    }

    private static JobEventJson of(JobEvent.Told told) {
        return switch (told.event()) {
            case JobEvent.StatusChanged changed ->
                new Builder(told, changed.job())
                        .change(
                                changed.from() == null ? null : changed.from().name(),
                                changed.to().name(),
                                changed.reason(),
                                changed.version());
            case JobEvent.SlotDecided(var slot, var winner, var turns) ->
                new Builder(told, winner)
                        .turns(turns.stream().map(key -> key.hex()).toList());
            case JobEvent.ResultVerified(var job, var _, var operator, var statement) ->
                new Builder(told, job).verified(operator.hex(), statement.hex());
            case JobEvent.ResultRefused(var job, var _, var reason) -> new Builder(told, job).refused(reason);
            case JobEvent.LineageMoved(var _, var job, var root, var steps, var back) ->
                new Builder(told, job).moved(root.hex(), Long.toString(steps), back);
        };
    }

    /** The fields that all have. */
    private record Builder(JobEvent.Told told, @Nullable JobId job) {
        JobEventJson change(@Nullable String from, String to, @Nullable String reason, long version) {
            return json(from, to, reason, Long.toString(version), null, null, null, null, null, null);
        }

        JobEventJson turns(List<String> turns) {
            return json(null, null, null, null, turns, null, null, null, null, null);
        }

        JobEventJson verified(String operator, String statement) {
            return json(null, null, null, null, null, operator, statement, null, null, null);
        }

        JobEventJson refused(String reason) {
            return json(null, null, reason, null, null, null, null, null, null, null);
        }

        JobEventJson moved(String root, String steps, boolean back) {
            return json(null, null, null, null, null, null, null, root, steps, back);
        }

        private JobEventJson json(
                @Nullable String from,
                @Nullable String to,
                @Nullable String reason,
                @Nullable String version,
                @Nullable List<String> turns,
                @Nullable String operator,
                @Nullable String statement,
                @Nullable String root,
                @Nullable String steps,
                @Nullable Boolean back) {
            return new JobEventJson(
                    job == null ? null : job.hex(),
                    SlotJson.of(told.event().slot()),
                    from,
                    to,
                    reason,
                    version,
                    turns,
                    operator,
                    statement,
                    root,
                    steps,
                    back,
                    told.cause().id().hex(),
                    told.cause().time().toString(),
                    told.at().toString());
        }
    }
}
