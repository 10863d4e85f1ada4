// The live table of orders, and why one stands where it stands.
import { read } from '../api.mjs';
import { ORDER_ROWS_MAX } from '../limits.mjs';
import { closed } from '../problem.mjs';
import { ORDER_STATUSES, toneOf } from '../tones.mjs';
import { computationSentence, standingSentence, whySentence } from '../why.mjs';
import { count, shortId, shortIds } from '../words.mjs';
import { h, set, setText } from './dom.mjs';
import { badge, changeLine, facts, historyList, idText, problemNote, since, wholeId } from './pieces.mjs';
import { createTable } from './table.mjs';

const EMPTY = 'Orders will appear here as soon as one is admitted or reaches this node, newest change first.';

/** @param links {goToMessage(message id), openEffect(effect id), nameOf(operator key)} */
export function createOrders(links) {
    let chosen = null;
    let latest = { rows: [], now: 0 };
    const chips = new Map();
    const filter = h('div', { class: 'chips', role: 'group', 'aria-label': 'Show only orders in a status' });
    const table = createTable({
        name: 'Orders',
        rowsMax: ORDER_ROWS_MAX,
        empty: EMPTY,
        columns: [
            { title: 'Order', cell: (row) => idText(row.key) },
            { title: 'Status', cell: (row) => h('span', {}, badge(row.status), row.stale ? staleMark() : '') },
            { title: 'Reason', cell: (row) => h('span', { class: 'code' }, row.reason ?? '–') },
            { title: 'Lamport', cell: (row) => h('span', { class: 'number' }, row.lamport ? count(row.lamport) : '–') },
            { title: 'Since (UTC)', cell: (row, now) => since(row.at, now), live: true },
        ],
        detail: (row) => why(row, links),
    });
    const element = h('div', {}, filter, table.element);

    function show(rows, now) {
        latest = { rows, now };
        paintChips(rows);
        table.show(chosen === null ? rows : rows.filter((row) => row.status === chosen), now);
    }

    function paintChips(rows) {
        const counts = new Map();
        rows.forEach((row) => counts.set(row.status, (counts.get(row.status) ?? 0) + 1));
        chip(null, 'All', rows.length);
        ORDER_STATUSES.forEach((status) => {
            if (counts.has(status) || chips.has(status)) {
                chip(status, status, counts.get(status) ?? 0);
            }
        });
    }

    function chip(status, word, number) {
        if (!chips.has(status)) {
            const made = h('button', { type: 'button', class: 'chip', 'data-tone': status ? toneOf(status) : 'over' }, h('span', {}, word), ' ', h('b', {}));
            made.addEventListener('click', () => choose(status));
            chips.set(status, made);
            const rank = (each) => ORDER_STATUSES.indexOf(each);
            const next = [...chips.keys()].filter((each) => rank(each) > rank(status)).sort((a, b) => rank(a) - rank(b))[0];
            filter.insertBefore(made, next === undefined ? null : chips.get(next));
        }
        setText(chips.get(status).lastChild, count(number));
        set(chips.get(status), 'aria-pressed', String(chosen === status));
    }

    function choose(status) {
        chosen = status;
        table.release();
        show(latest.rows, latest.now);
    }

    function open(key) {
        choose(null);
        table.open(key);
        element.scrollIntoView({ block: 'nearest' });
    }

    return { element, show, open };
}

export function staleMark() {
    return h('span', { class: 'tag', title: 'A gap in the stream came after this; it is read again' }, 'before the gap');
}

/** The opened row: the sentence first, then what it rests on, then every change. */
function why(row, links) {
    const box = h('div', { class: 'why' });
    const standing = h('p', { class: 'sentence' }, standingSentence(row));
    const more = h('div', { class: 'more' }, h('p', { class: 'quiet' }, 'Asking the node why …'));
    const changes = h('div', {});
    box.append(standing, more, changes);

    async function ask(now) {
        const told = await read(`/v1/orders/${now.key}/why`);
        if (told.value) {
            const sentence = whySentence(told.value);
            setText(standing, sentence ?? standingSentence(now));
            more.replaceChildren(...whole(now, told.value, links));
            drawChanges(told.value.history ?? now.history);
            return;
        }
        const plain = await read(`/v1/orders/${now.key}`);
        more.replaceChildren(plain.problem ? problemNote(plain.problem) : h('div', {}, ...ofOrder(plain.value, links)));
        drawChanges(plain.value?.history ?? now.history);
    }

    function drawChanges(history) {
        changes.replaceChildren(h('h4', {}, 'Changes, newest last'), historyList(history, changeLine));
    }

    function update(now) {
        setText(standing, standingSentence(now));
        drawChanges(now.history);
        ask(now);
    }

    update(row);
    return { element: box, update };
}

function whole(row, told, links) {
    const { computation, effect } = told;
    return [
        facts([
            ['What it means', told.explanation ? closed(told.explanation) : null],
            ['What to do', told.remedy ? closed(told.remedy) : null],
            ['Computation', computationSentence(computation) ?? 'Nothing is known of a computation for it.'],
            ...ofComputation(computation, links),
            ['Effect', effect?.effect ? effectLink(effect.effect, links) : null],
            ['Left out', told.notes?.length ? told.notes.map(closed).join(' ') : null],
            ['Order', wholeId(row.key)],
        ]),
    ];
}

/** What the orchestrator says, as far as it says it. */
function ofComputation(standing, { nameOf }) {
    if (!standing) {
        return [];
    }
    const { condition, facts: found, intents, job, result, purchase } = standing;
    const intent = ({ operator, wins }) => `${nameOf(operator)}${wins ? ' (has the turn)' : ''}`;
    return [
        ['Condition', condition ? shortIds(`${condition.verdict}. ${closed(condition.why)}`) : null],
        ['Facts', found?.length ? list(found.map((fact) => shortIds(`${chainOf(fact)}: ${fact.key} = ${chainNumber(fact.value)}`))) : null],
        ['Intents', intents?.length ? intents.map(intent).join(', ') : null],
        ['Own job', job ? h('span', {}, badge(job.status), ` at ${nameOf(job.operator)}${job.reason ? `, ${job.reason}` : ''}`) : null],
        ['Result', result ? `of ${nameOf(result.operator)}, ${result.verified ? 'verified here' : 'not verified here yet'}` : null],
        ['Purchase', purchase ? h('div', {}, `on ${purchase.chain}`, purchase.transaction ? wholeId(purchase.transaction) : ', no transaction known here') : null],
    ];
}

/** A word of 256 bits may be a hash: such a number tells nobody anything. */
function chainNumber(value) {
    return value.length > 30 ? `a number of ${value.length} digits` : count(value);
}

function chainOf(fact) {
    return `${fact.chain} · block ${count(fact.height)}`;
}

function list(lines) {
    return h('ul', {}, ...lines.map((line) => h('li', {}, line)));
}

function effectLink(effect, links) {
    const button = h('button', { type: 'button', class: 'link' }, `${shortId(effect.effectId)}`);
    button.addEventListener('click', () => links.openEffect(effect.effectId));
    return h('span', {}, badge(effect.status), ' ', button);
}

function ofOrder(standing, links) {
    const { order } = standing;
    const legs = (order?.legs ?? []).map((leg) => `${leg.direction} ${count(leg.amount)} of ${leg.asset}`).join('; ');
    return [
        facts([
            ['Order', wholeId(standing.orderId)],
            ['Owner', wholeId(order?.owner)],
            ['Legs', legs || null],
            ['Nonce', order?.nonce ?? null],
            ['Valid until', order?.validUntil ? `${order.validUntil.chain} · block ${count(order.validUntil.height)}` : null],
            ['Admitted', standing.receipt ? 'by this operator' : 'by another operator'],
            ['Carried by', standing.carrier ? carrierLink(standing.carrier, links) : 'no message yet'],
        ]),
    ];
}

function carrierLink(id, links) {
    const button = h('button', { type: 'button', class: 'link' }, `Message ${shortId(id)}`);
    button.addEventListener('click', () => links.goToMessage(id));
    return button;
}
