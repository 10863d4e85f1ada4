// How many per second, over the last seconds, by the times at which things happened.
export class Rate {
    #windowMillis;
    #max;
    #times = [];

    constructor(windowMillis, max) {
        this.#windowMillis = windowMillis;
        this.#max = max;
    }

    happened(atMillis) {
        this.#times.push(atMillis);
        if (this.#times.length > this.#max) {
            this.#times.shift();
        }
    }

    perSecond(nowMillis) {
        const begin = nowMillis - this.#windowMillis;
        this.#times = this.#times.filter((time) => time > begin);
        return this.#times.length / (this.#windowMillis / 1_000);
    }
}
