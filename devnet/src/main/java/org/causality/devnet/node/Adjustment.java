package org.causality.devnet.node;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What a test changes in one service: faults, shims, probes. Initializers run before the service's own beans are
 * defined, so a bean post-processor or a primary bean registered there takes effect everywhere in it.
 *
 * @param properties win over the service's own and the devnet's
 */
public record Adjustment(
        Map<String, String> properties,
        List<ApplicationContextInitializer<ConfigurableApplicationContext>> initializers) {
    public static final Adjustment NONE = new Adjustment(Map.of(), List.of());

    public static Adjustment property(String name, String value) {
        return new Adjustment(Map.of(name, value), List.of());
    }

    public static Adjustment initializer(ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        return new Adjustment(Map.of(), List.of(initializer));
    }

    /** A bean beside the service's own: what the service offers as a place to plug in. */
    public static <T> Adjustment bean(Class<T> type, T bean) {
        return initializer(context -> ((GenericApplicationContext) context)
                .registerBean(bean.getClass().getName(), type, () -> bean));
    }
}
