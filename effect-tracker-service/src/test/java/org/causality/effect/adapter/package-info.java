@NullMarked
package org.causality.effect.adapter;

import org.jspecify.annotations.NullMarked;
