// How numbers, ids and times are written. Times are UTC, as in the node's logs.

const GROUP = '\u202f';

/** 12345 or "12345" → "12 345". Decimal strings of any length stay exact. */
export function count(number) {
    return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
}

/** "1 message", "2 messages". */
export function plural(number, one, many = `${one}s`) {
    return `${count(number)} ${number === 1 ? one : many}`;
}

/** 0x and 64 digits → "0x1a2b3c…9f0e". Anything short stays. */
export function shortId(id) {
    return id && id.length > 18 ? `${id.slice(0, 8)}…${id.slice(-4)}` : (id ?? '');
}

/** A sentence with the long ids in it shortened. */
export function shortIds(text) {
    return text.replace(/0x[0-9a-f]{40,}/g, shortId);
}

export function duration(millis) {
    if (millis < 1_000) {
        return `${Math.max(0, Math.round(millis))} ms`;
    }
    const seconds = Math.round(millis / 1_000);
    if (seconds < 100) {
        return `${seconds} s`;
    }
    const minutes = Math.round(seconds / 60);
    if (minutes < 100) {
        return `${minutes} min`;
    }
    const hours = Math.round(minutes / 60);
    return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** What is left to wait, in whole seconds: "4 s". */
export function wait(millis) {
    return `${Math.max(1, Math.ceil(millis / 1_000))} s`;
}

/** "2026-11-23T02:46:57.123Z" or Unix milliseconds → "02:46:57". */
export function clock(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString().slice(11, 19);
}

/** With date and milliseconds. */
export function moment(time) {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? 'unknown' : `${date.toISOString().slice(0, 23).replace('T', ' ')} UTC`;
}

/** Compares unsigned decimal strings of any length. */
export function compareDecimals(a, b) {
    return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** b - a for decimal strings, never below 0, never above max. */
export function gap(a, b, max) {
    if (compareDecimals(b, a) <= 0) {
        return 0;
    }
    const difference = BigInt(b) - BigInt(a);
    return difference > BigInt(max) ? max : Number(difference);
}

/** Minimal big-endian bytes of a chain value as people read them: decimal when it fits, else hex. */
export function chainValue(hex) {
    if (hex === '0x' || /^0x0*$/.test(hex ?? '')) {
        return '0';
    }
    return /^0x[0-9a-f]{1,16}$/i.test(hex) ? count(BigInt(hex)) : shortId(hex);
}

/** "eip155:31337" and a height. */
export function block(chain, height) {
    return `${chain} · block ${count(height)}`;
}
