/**
 * The rules of the house, run as tests: what may import what, and how the sources are kept.
 *
 * <p>Law: a rule that is not run is an opinion. Start at {@link org.causality.house.ArchitectureTest}.
 */
@NullMarked
package org.causality.house;

import org.jspecify.annotations.NullMarked;
