// The messages in view, in causal order: by (Lamport time, id).
import { compareDecimals } from '../words.mjs';

export class Messages {
    #max;
    #sorted = [];
    #byId = new Map();

    constructor(max) {
        this.#max = max;
    }

    /** Takes a MessageJson. Older than all that fit: it is not taken. Known: nothing changes. */
    put(message) {
        if (this.#byId.has(message.id)) {
            return;
        }
        const full = this.#sorted.length >= this.#max;
        if (full && order(message, this.#sorted[0]) < 0) {
            return;
        }
        this.#sorted.splice(this.#place(message), 0, message);
        this.#byId.set(message.id, message);
        if (full) {
            this.#byId.delete(this.#sorted.shift().id);
        }
    }

    /** From the end: new messages belong there nearly always. */
    #place(message) {
        let at = this.#sorted.length;
        while (at > 0 && order(this.#sorted[at - 1], message) > 0) {
            at--;
        }
        return at;
    }

    get(id) {
        return this.#byId.get(id);
    }

    clear() {
        this.#sorted = [];
        this.#byId.clear();
    }

    get size() {
        return this.#sorted.length;
    }

    /** Earliest first. */
    all() {
        return [...this.#sorted];
    }
}

function order(a, b) {
    return compareDecimals(a.lamport, b.lamport) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
