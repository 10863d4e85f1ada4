// A map that holds the latest so many keys: the one put longest ago leaves.
export class Bounded {
    #max;
    #entries = new Map();

    constructor(max) {
        this.#max = max;
    }

    get(key) {
        return this.#entries.get(key);
    }

    put(key, value) {
        this.#entries.delete(key);
        this.#entries.set(key, value);
        if (this.#entries.size > this.#max) {
            this.#entries.delete(this.#entries.keys().next().value);
        }
    }

    /** As put, but a key that is new goes to the old end, and nothing leaves for it. */
    putOldest(key, value) {
        if (this.#entries.has(key)) {
            this.#entries.set(key, value);
        } else if (this.#entries.size < this.#max) {
            this.#entries = new Map([[key, value], ...this.#entries]);
        }
    }

    get size() {
        return this.#entries.size;
    }

    clear() {
        this.#entries.clear();
    }

    /** Latest first. */
    values() {
        return [...this.#entries.values()].reverse();
    }
}

/** The same list with one more at its end, the oldest leaving. */
export function appended(list, item, max) {
    return list.length < max ? [...list, item] : [...list.slice(list.length - max + 1), item];
}
