@NullMarked
package org.causality.devnet.chain;

import org.jspecify.annotations.NullMarked;
