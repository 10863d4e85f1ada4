// What the own verified time was when: so that another operator's word, a minute old, is compared with our time then and
// not with our time now.
import { compareDecimals, gap } from '../words.mjs';

const LAG_SHOWN_MAX = 1_000_000_000;

export class Timeline {
    #max;
    #points = [];

    constructor(max) {
        this.#max = max;
    }

    /** At this moment (Unix milliseconds) our verified time was at least this. Moments may come out of order. */
    put(atMillis, verified) {
        let place = this.#points.length;
        while (place > 0 && this.#points[place - 1].atMillis > atMillis) {
            place--;
        }
        if (place > 0 && compareDecimals(verified, this.#points[place - 1].verified) <= 0) {
            return;
        }
        this.#points.splice(place, 0, { atMillis, verified });
        if (this.#points.length > this.#max) {
            this.#points.shift();
        }
    }

    /** Null for a moment before all that is remembered. */
    at(atMillis) {
        return this.#points.findLast((point) => point.atMillis <= atMillis)?.verified ?? null;
    }

    /** Lamport ticks by which somebody who said this verified time then was behind us then; null when not known. */
    lag(heardAtMillis, verified) {
        const ours = this.at(heardAtMillis);
        return ours === null ? null : gap(verified, ours, LAG_SHOWN_MAX);
    }
}
