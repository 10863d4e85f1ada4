package org.causality.orchestrator.adapter;

import org.causality.groth16.transition.StateTransition;
import org.causality.orchestrator.program.TreeProgram;
import org.causality.orchestrator.proof.Program;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The program that this build's groth16 can verify; its key is made at start. */
@Configuration(proxyBeanMethods = false)
class ProgramWiring {
    @Bean
    @ConditionalOnMissingBean(Program.class)
    TreeProgram program(OrchestratorSettings settings) {
        return TreeProgram.of(settings.setupSeed(), StateTransition.DEPTH);
    }
}
