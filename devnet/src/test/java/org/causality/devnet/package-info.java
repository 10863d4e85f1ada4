@NullMarked
package org.causality.devnet;

import org.jspecify.annotations.NullMarked;
