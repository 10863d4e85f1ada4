package org.causality.gateway.adapter;

import java.io.IOException;
import java.nio.file.Path;
import org.causality.gateway.GatewaySettings;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which network and which operator this is. */
@Configuration(proxyBeanMethods = false)
class NodeWiring {

    @Bean
    Genesis genesis(GatewaySettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    @Bean
    OperatorSigner operatorSigner(Genesis genesis, GatewaySettings settings) throws IOException {
        return FileOperatorSigner.open(genesis.network(), settings.keysDir());
    }

    /** Our own entry in the network. @throws IllegalStateException when name, key and network do not belong together */
    @Bean
    Operator self(Genesis genesis, GatewaySettings settings, OperatorSigner signer) {
        Path file = settings.networkFile();
        Operator self = genesis.operators()
                .member(signer.operator())
                .orElseThrow(() -> new IllegalStateException(
                        "the operator key in " + settings.keysDir() + " is of no member of the network in " + file));
        if (!self.name().equals(settings.operator())) {
            throw new IllegalStateException("the operator key in " + settings.keysDir() + " is that of " + self.name()
                    + ", but causality.operator is " + settings.operator());
        }
        return self;
    }
}
