package org.causality.crosschain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No vector got lost on the way here: the tests beside this one go through all of these. */
class VectorsAreWholeTest {

    @ParameterizedTest
    @CsvSource({
        "headers.json, 15, 9",
        "account-proofs.json, 45, 24",
        "receipt-proofs.json, 24, 15",
        "transaction-proofs.json, 9, 9",
        "receipt-encoding.json, 6, 0",
    })
    void everyFileHasItsCases(String file, int cases, int valid) {
        assertThat(Vectors.cases(file)).hasSize(cases);
        assertThat(Vectors.cases(file).filter(vector -> Vectors.expect(vector).equals("valid")))
                .hasSize(valid);
    }
}
