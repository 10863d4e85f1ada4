/** What tests of the service share. */
@NullMarked
package org.causality.crosschain;

import org.jspecify.annotations.NullMarked;
