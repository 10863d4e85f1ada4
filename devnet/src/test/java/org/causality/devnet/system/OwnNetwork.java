package org.causality.devnet.system;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of one class a network of their own: for what they do to an operator, and with a history of their own. */
final class OwnNetwork implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(OwnNetwork.class);

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
        return test.getParent()
                .orElseThrow()
                .getStore(OURS)
                .computeIfAbsent(SystemNetwork.class, _ -> SystemNetwork.start(), SystemNetwork.class);
    }
}
