// Each operator as this node sees it: what it last said of itself, and the link to it.
import { HEALTH_SILENCE_MILLIS } from './limits.mjs';
import { compareDecimals } from './words.mjs';

/**
 * @param network GET /v1/network; with `health`, what the node itself finds
 * @param health rows of GET /v1/network/health
 * @param peers rows of GET /v1/peers; null while they are not known
 * @param linkLost Unix milliseconds at which a link seen before was gone, by operator
 * @returns a row per operator; `hearing` is HEARD, SILENT, QUIET or NEVER, `link` is SELF, LINKED, LOST, NONE or UNKNOWN
 */
export function operatorRows({ network, health, peers, linkLost, timeline, now }) {
    return inOrder(network.operators).map((operator) => {
        const said = health.find((row) => row.operator === operator.key) ?? null;
        const links = (peers ?? []).filter((peer) => peer.operator === operator.name);
        const isSelf = operator.key === network.operator.key;
        const heardAt = said ? Date.parse(said.heardAt) : null;
        return {
            name: operator.name,
            operator: operator.key,
            weight: operator.weight,
            isSelf,
            said,
            heardAt,
            ageMillis: heardAt === null ? null : Math.max(0, now - heardAt),
            hearing: hearing(said, network.verifiedTime, now),
            lag: said ? timeline.lag(heardAt, said.verifiedTime) : null,
            links,
            link: link(operator.name, isSelf, links, peers, linkLost),
            linkLostAt: linkLost.get(operator.name) ?? null,
            judged: network.health?.operators.find((row) => row.operator === operator.key) ?? null,
        };
    });
}

/** By name, op2 before op10: the same order in every part of the page. */
export function inOrder(operators) {
    return operators.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** QUIET: silent, and since it last spoke nobody has said anything new: it may have nothing to add. */
function hearing(said, verified, now) {
    if (said === null) {
        return 'NEVER';
    }
    if (now - Date.parse(said.heardAt) <= HEALTH_SILENCE_MILLIS) {
        return 'HEARD';
    }
    return verified && compareDecimals(said.lamport ?? '0', verified) >= 0 ? 'QUIET' : 'SILENT';
}

function link(name, isSelf, links, peers, linkLost) {
    if (isSelf) {
        return 'SELF';
    }
    if (peers === null) {
        return 'UNKNOWN';
    }
    if (links.length > 0) {
        return 'LINKED';
    }
    return linkLost.has(name) ? 'LOST' : 'NONE';
}

/** Remembers, from one answer of /v1/peers to the next, which operators' links are gone. Changes the maps given. */
export function rememberLinks(seen, linkLost, peers, now) {
    const linked = new Set(peers.map((peer) => peer.operator).filter((name) => name !== null));
    for (const name of linked) {
        seen.add(name);
        linkLost.delete(name);
    }
    for (const name of seen) {
        if (!linked.has(name) && !linkLost.has(name)) {
            linkLost.set(name, now);
        }
    }
}
