@NullMarked
package org.causality.devnet.bench;

import org.jspecify.annotations.NullMarked;
