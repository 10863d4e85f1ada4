package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackendChoiceTest {
    @AfterEach
    void forget() {
        System.clearProperty(Backend.PROPERTY);
        System.clearProperty("causality.it.redis");
    }

    @Test
    void anUnknownBackendIsRefusedByName() {
        System.setProperty(Backend.PROPERTY, "clouds");
        assertThatThrownBy(Backend::chosen).hasMessageContaining("'clouds'").hasMessageContaining("external");
    }

    @Test
    void anExternalStoreThatIsNotNamedIsAFailure() {
        System.setProperty("causality.it.redis", "127.0.0.1:6379");
        assertThatThrownBy(ExternalParts::fromSettings).hasMessageContaining("causality.it.kafka is not set");
    }

    @Test
    void everyTestGetsAnOperatorNameOfItsOwn() {
        String one = SharedParts.uniqueOperator(BackendChoiceTest.class);
        assertThat(one).matches("[a-z][a-z0-9]{0,15}");
        assertThat(SharedParts.uniqueOperator(BackendChoiceTest.class)).isNotEqualTo(one);
    }
}
