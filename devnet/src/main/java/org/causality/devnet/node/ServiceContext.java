package org.causality.devnet.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.devnet.log.LogOwner;
import org.causality.embedded.CouldNotStart;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** The start of one service as a Spring context of its own. */
final class ServiceContext {
    private static final int CAUSES_MAX = 50;

    private ServiceContext() {}

    /** @throws CouldNotStart naming operator, service and the innermost reason */
    static ConfigurableApplicationContext start(
            String operator, ServiceApplication service, Map<String, String> settings, Adjustment adjustment) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(adjustment.properties());
        try {
            return new LogOwner(operator, service.label()).during(() -> run(service, all, adjustment));
        } catch (Exception e) {
            throw new CouldNotStart(
                    operator + "'s " + service.label() + " could not start: " + innermost(e) + " (more in log/"
                            + operator + ".log)",
                    e);
        }
    }

    private static ConfigurableApplicationContext run(
            ServiceApplication service, Map<String, String> settings, Adjustment adjustment) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(service.applicationClass())
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(ServiceContext::giveOwnEventLoops);
        if (service == ServiceApplication.ORCHESTRATOR) {
            application.initializers(SharedProgram::give);
        }
        adjustment.initializers().forEach(application::initializers);
        // As command-line arguments they win over everything a service's own files say.
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** Reactor Netty's loops are shared by default: the first context to close would stop all others' servers. */
    private static void giveOwnEventLoops(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory loops = new ReactorResourceFactory();
            loops.setUseGlobalResources(false);
            loops.setShutdownQuietPeriod(Duration.ZERO); // the default waits two seconds for each context
            return loops;
        });
    }

    private static String innermost(Throwable failure) {
        Throwable cause = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .reduce(failure, (_, deeper) -> deeper);
        String message = cause.getMessage();
        String first = message == null ? "" : ": " + message.lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + first;
    }
}
