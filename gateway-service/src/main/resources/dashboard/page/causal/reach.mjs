// What happened before a message and what after it, as far as the view holds the messages between.
import { references } from './layout.mjs';

/** Gives {past, future}: sets of ids, without the message itself. Whatever is in neither is concurrent, or cannot be told. */
export function reach(messages, id) {
    const byId = new Map(messages.map((message) => [message.id, message]));
    const named = new Map(messages.map((message) => [message.id, references(message)]));
    const naming = new Map();
    for (const [from, ids] of named) {
        for (const each of ids) {
            naming.set(each, [...(naming.get(each) ?? []), from]);
        }
    }
    return { past: walk(id, named, byId), future: walk(id, naming, byId) };
}

function walk(id, next, byId) {
    const found = new Set();
    const waiting = [...(next.get(id) ?? [])];
    while (waiting.length > 0) {
        const one = waiting.pop();
        if (byId.has(one) && !found.has(one)) {
            found.add(one);
            waiting.push(...(next.get(one) ?? []));
        }
    }
    return found;
}

/** The nearest node to go to with an arrow key: along the lane, or to another lane near the same time. */
export function neighbour(nodes, id, key) {
    const here = nodes.find((node) => node.message.id === id);
    if (!here) {
        return nodes.at(-1) ?? null;
    }
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const forward = key === 'ArrowRight' || key === 'ArrowDown';
    const ahead = nodes.filter((node) => {
        const difference = sideways ? node.x - here.x || node.y - here.y : node.y - here.y;
        return node !== here && (forward ? difference > 0 : difference < 0);
    });
    const distance = (node) =>
        sideways
            ? Math.abs(node.x - here.x) + Math.abs(node.y - here.y) / 1_000
            : Math.abs(node.y - here.y) * 1_000 + Math.abs(node.x - here.x);
    return ahead.reduce((best, node) => (best === null || distance(node) < distance(best) ? node : best), null);
}
