// One picked message with all its fields, and how it stands to the one picked before it.
import { read } from '../api.mjs';
import { closed } from '../problem.mjs';
import { count, duration, moment, shortId } from '../words.mjs';
import { kindOf } from '../causal/kinds.mjs';
import { aroundWords, mark } from './diagram.mjs';
import { h } from './dom.mjs';
import { facts, problemNote, wholeId } from './pieces.mjs';

const ANSWERS = {
    BEFORE: (a, b) => `${a} happened before ${b}: whoever said ${b} rested on it.`,
    AFTER: (a, b) => `${a} happened after ${b}: it rests on it.`,
    CONCURRENT: (a, b) => `${a} and ${b} are concurrent: neither could know of the other, whatever their Lamport times.`,
    UNKNOWN: (a, b) => `How ${a} stands to ${b} is not known here yet: the time of one of them is not verified.`,
};

/** @param goTo (message id) → whether it is in view; @param openOrder (order id) */
export function createMessageDetails({ goTo, openOrder, goOn }) {
    const element = h('aside', { class: 'details', 'aria-label': 'Picked message', hidden: true });
    let picked = null;
    let before = null;

    function show(message, around) {
        if (message === null) {
            element.hidden = true;
            return;
        }
        if (picked !== null && picked.id !== message.id) {
            before = picked;
        }
        picked = message;
        element.hidden = false;
        element.replaceChildren(heading(message), h('p', { class: 'quiet' }, aroundWords(around)), comparison(), fields(message));
    }

    function heading(message) {
        const kind = kindOf(message.type);
        const close = h('button', { type: 'button', class: 'plain', on: { click: goOn } }, 'Close');
        return h('h3', {}, mark(kind.family, kind.shape), h('span', {}, `${message.type} · Lamport ${count(message.lamport)}`), close);
    }

    /** The message picked before this one, and the node's own answer: by reachability, not by number. */
    function comparison() {
        if (before === null) {
            return h('p', { class: 'quiet' }, 'Pick a second message to ask which of the two happened before the other.');
        }
        const box = h('div', { class: 'compare', role: 'status' }, h('p', {}, 'Asking the node …'));
        const [first, second] = [before, picked];
        read(`/v1/messages/${first.id}/happened-before/${second.id}`).then(({ value, problem }) => {
            const told = ANSWERS[value?.answer] ?? ANSWERS.UNKNOWN;
            const line = problem ? problemNote(problem) : h('p', {}, h('strong', {}, `${value.answer}. `), told(nameOf(first), nameOf(second)));
            box.replaceChildren(line);
        });
        return box;
    }

    function fields(message) {
        return facts([
            ['Operator', message.operator ? `${message.operator}${message.own ? ' (this node)' : ''}` : 'not certified'],
            ['Payload', payload(message.payload, message.payloadBytes)],
            ['Depends on', links(message.dependencies)],
            ['Parents', links(message.parents)],
            ['Own message before', message.previous ? links([message.previous]) : 'none: the first of its feed'],
            ['Id', wholeId(message.id)],
            ['Sender key', wholeId(message.sender)],
            ['Place in its feed', count(message.feedSequence)],
            ['Shard', String(message.shard)],
            ['Cursor', message.cursor ?? 'not delivered yet'],
            ['Received', message.receivedAt ? moment(message.receivedAt) : 'said by this node'],
            ['Delivered', message.deliveredAt ? moment(message.deliveredAt) : null],
            ['Held back', message.heldBackMillis ? duration(Number(message.heldBackMillis)) : 'no'],
            ['Time verified', typeof message.timeVerified === 'boolean' ? String(message.timeVerified) : verified(message.id)],
        ]);
    }

    /** The stream does not say it: verified time comes later than delivery. */
    function verified(id) {
        const said = h('span', {}, 'asking …');
        read(`/v1/messages/${id}`).then(({ value, problem }) => {
            said.textContent = problem ? closed(problem.detail) : value.timeVerified ? 'yes' : 'not yet';
        });
        return said;
    }

    function payload(said, bytes) {
        const size = `${count(bytes)} bytes`;
        if (said === null || said === undefined) {
            return `${size}, not shown here`;
        }
        const list = Object.entries(said).map(([name, value]) =>
            name === 'orderId' ? orderLink(value) : h('span', {}, `${name}: `, h('code', { class: 'whole' }, text(value))),
        );
        return h('div', {}, ...list.map((each) => h('div', {}, each)), h('div', { class: 'quiet' }, size));
    }

    function orderLink(id) {
        return h('button', { type: 'button', class: 'link', on: { click: () => openOrder(id) } }, `Order ${shortId(id)}`);
    }

    function links(ids) {
        return ids.length === 0 ? 'none' : h('ul', { class: 'ids' }, ...ids.map((id) => h('li', {}, link(id))));
    }

    function link(id) {
        const button = h('button', { type: 'button', class: 'link', title: id }, h('code', {}, shortId(id)));
        button.addEventListener('click', async () => {
            if (!goTo(id)) {
                button.after(h('span', { class: 'quiet' }, await outside(id)));
                button.disabled = true;
            }
        });
        return button;
    }

    return { element, show };
}

/** A message that is out of view, in a line. */
async function outside(id) {
    const { value, problem } = await read(`/v1/messages/${id}`);
    return problem ? ` ${closed(problem.detail)}` : ` ${value.type} of ${value.operator ?? 'nobody certified'}, Lamport ${count(value.lamport)}, out of view`;
}

function nameOf(message) {
    return `${kindOf(message.type).word} ${shortId(message.id)}`;
}

function text(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}
