@NullMarked
package org.causality.embedded;

import org.jspecify.annotations.NullMarked;
