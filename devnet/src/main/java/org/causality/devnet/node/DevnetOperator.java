package org.causality.devnet.node;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.causality.devnet.log.LogOwner;
import org.springframework.context.ConfigurableApplicationContext;

/** One operator: its services, each of which can be started, stopped and started again. */
public final class DevnetOperator implements AutoCloseable {
    private final String name;
    private final OperatorPorts ports;
    private final ServiceSettings settings;
    private final DevnetPlan plan;
    private final Map<ServiceApplication, ConfigurableApplicationContext> running =
            new EnumMap<>(ServiceApplication.class);

    DevnetOperator(String name, OperatorPorts ports, ServiceSettings settings, DevnetPlan plan) {
        this.name = name;
        this.ports = ports;
        this.settings = settings;
        this.plan = plan;
    }

    public String name() {
        return name;
    }

    public OperatorPorts ports() {
        return ports;
    }

    /** Where wallets come in. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    /** Starts a service that does not run; different services may be started from different threads. */
    public void start(ServiceApplication service) {
        ConfigurableApplicationContext context =
                ServiceContext.start(name, service, settings.of(service), plan.at(name, service));
        synchronized (running) {
            running.put(service, context);
        }
    }

    /** Stops a service in order, as a deployment would; nothing happens when it does not run. */
    public void stop(ServiceApplication service) {
        ConfigurableApplicationContext context;
        synchronized (running) {
            context = running.remove(service);
        }
        if (context != null) {
            closeAsOwner(service, context);
        }
    }

    /** The context of a running service, for tests that look inside. */
    public ConfigurableApplicationContext context(ServiceApplication service) {
        synchronized (running) {
            ConfigurableApplicationContext context = running.get(service);
            if (context == null) {
                throw new IllegalStateException(name + "'s " + service.label() + " does not run");
            }
            return context;
        }
    }

    private void closeAsOwner(ServiceApplication service, ConfigurableApplicationContext context) {
        try {
            new LogOwner(name, service.label()).during(() -> {
                context.close();
                return context;
            });
        } catch (Exception e) {
            throw new IllegalStateException(name + "'s " + service.label() + " did not stop", e);
        }
    }

    /** Stops the gateway, which takes things in, then the others side by side. */
    @Override
    public void close() {
        stop(ServiceApplication.GATEWAY);
        try (ExecutorService enders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ServiceApplication service : ServiceApplication.values()) {
                enders.execute(() -> stop(service));
            }
        }
    }
}
