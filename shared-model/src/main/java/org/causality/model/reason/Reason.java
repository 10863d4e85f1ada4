package org.causality.model.reason;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A closed code with its meaning and its remedy. Codes are unique over all areas. */
public sealed interface Reason
        permits EdgeReason,
                CausalReason,
                CheckpointReason,
                AdmissionReason,
                LifecycleReason,
                OrderReason,
                ComputationReason,
                EffectReason,
                JourneyReason,
                PrivacyReason,
                BlobReason {
    String URN_PREFIX = "urn:causality:reason:";

    /** The enum constant's name: the code as it stands in REST, events, metrics and logs. */
    String name();

    Explained explained();

    default String code() {
        return name();
    }

    /** The {@code type} of a problem document. */
    default String urn() {
        return URN_PREFIX + name();
    }

    /** The HTTP status a request refused for this reason is answered with; 200 for reasons that refuse nothing. */
    default int httpStatus() {
        return explained().httpStatus();
    }

    /** Whether the same bytes may succeed later without anybody changing them. */
    default boolean retryable() {
        return explained().retryable();
    }

    /** One sentence: what happened. */
    default String explanation() {
        return explained().explanation();
    }

    /** One sentence: what whoever reads it can do. */
    default String remedy() {
        return explained().remedy();
    }

    /** All reasons, area by area. */
    static List<Reason> all() {
        return Known.ALL;
    }

    /** The reason with this code, or null: codes from outside may be newer than this build. */
    static @Nullable Reason ofCode(String code) {
        return Known.BY_CODE.get(code);
    }

    /** What every reason carries. */
    record Explained(int httpStatus, boolean retryable, String explanation, String remedy) {
        static Explained lasting(int httpStatus, String explanation, String remedy) {
            return new Explained(httpStatus, false, explanation, remedy);
        }

        static Explained passing(int httpStatus, String explanation, String remedy) {
            return new Explained(httpStatus, true, explanation, remedy);
        }

        /** Says why something changed; refuses nothing. */
        static Explained change(String explanation, String remedy) {
            return new Explained(200, false, explanation, remedy);
        }
    }

    /** Built at first use, so that the enums may refer to this interface while they are being made. */
    final class Known {
        private static final List<Reason> ALL = Stream.<Reason[]>of(
                        EdgeReason.values(),
                        CausalReason.values(),
                        CheckpointReason.values(),
                        AdmissionReason.values(),
                        LifecycleReason.values(),
                        OrderReason.values(),
                        ComputationReason.values(),
                        EffectReason.values(),
                        JourneyReason.values(),
                        PrivacyReason.values(),
                        BlobReason.values())
                .flatMap(Stream::of)
                .toList();
        private static final Map<String, Reason> BY_CODE =
                ALL.stream().collect(Collectors.toUnmodifiableMap(Reason::name, Function.identity()));

        private Known() {}
    }
}
