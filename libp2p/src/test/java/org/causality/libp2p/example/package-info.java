/** The README's example, compiled and run. */
@NullMarked
package org.causality.libp2p.example;

import org.jspecify.annotations.NullMarked;
