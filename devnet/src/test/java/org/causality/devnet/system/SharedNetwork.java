package org.causality.devnet.system;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test the one network, started for the first and ended after the last; heals it after each. */
final class SharedNetwork implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedNetwork.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == SystemNetwork.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return network(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        network(test).faults().heal();
        network(test).startProver();
    }

    private static SystemNetwork network(ExtensionContext test) {
        return test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(SystemNetwork.class, _ -> SystemNetwork.start(), SystemNetwork.class);
    }
}
