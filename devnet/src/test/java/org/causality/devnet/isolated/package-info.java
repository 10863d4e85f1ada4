@NullMarked
package org.causality.devnet.isolated;

import org.jspecify.annotations.NullMarked;
