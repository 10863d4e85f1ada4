// The chains this node follows with its own client, and what it has proven on them.
import { read } from '../api.mjs';
import { FACT_ROWS_MAX } from '../limits.mjs';
import { block, chainValue, count, duration, moment } from '../words.mjs';
import { h } from './dom.mjs';
import { staleMark } from './orders.mjs';
import { badge, facts, idText, problemNote, since, wholeId } from './pieces.mjs';
import { createTable } from './table.mjs';

const EMPTY = 'Chain facts will appear here when an operator announces one and this node has judged it by its own view of the chain.';

export function createChains() {
    const cards = h('ul', { class: 'cards' });
    const none = h('p', { class: 'empty' }, 'The chains this node follows will appear here, each with its latest and its final block.');
    const table = createTable({
        name: 'Chain facts',
        rowsMax: FACT_ROWS_MAX,
        empty: EMPTY,
        columns: [
            { title: 'Fact', cell: (row) => idText(row.key) },
            { title: 'Verdict', cell: (row) => h('span', {}, badge(row.verdict), row.stale ? staleMark() : '') },
            { title: 'Value', cell: (row) => h('span', { class: 'number', title: row.value }, chainValue(row.value)) },
            { title: 'Where', cell: (row) => h('span', { title: row.chain }, `block ${count(row.height)}`, h('span', { class: 'quiet' }, row.finality ? ` ${row.finality}` : '')) },
            { title: 'Since (UTC)', cell: (row, now) => since(row.at, now), live: true },
        ],
        detail: factDetail,
    });
    const element = h('div', {}, cards, none, table.element);

    function showChains(chains) {
        none.hidden = chains.length > 0;
        cards.replaceChildren(...chains.map(card));
    }

    return { element, showChains, show: table.show };
}

function card(chain) {
    const height = (each) => (each ? count(each.height) : 'none yet');
    const age = chain.ageMillis === undefined || chain.ageMillis === null ? 'no block yet' : `${duration(chain.ageMillis)} ago`;
    const trouble = chain.providers.filter((provider) => provider.trouble);
    return h(
        'li',
        {},
        h('h3', {}, chain.chain, ' ', badge(chain.status)),
        chain.reason ? h('p', { class: 'quiet' }, chain.reason) : null,
        facts([
            ['Latest block', h('span', {}, height(chain.latest), h('span', { class: 'quiet' }, ` ${age}`))],
            ['Safe', height(chain.safe)],
            ['Final', height(chain.finalized)],
            ['Providers', `${count(chain.providers.length - trouble.length)} of ${count(chain.providers.length)} without trouble`],
            ...trouble.map((provider) => [provider.name, provider.trouble]),
        ], 'fields tight'),
    );
}

function factDetail(row) {
    const box = h('div', { class: 'why' });
    function update(now) {
        box.replaceChildren(
            facts([
                ['Verdict', `${now.verdict} (${now.reason ?? 'no reason told'})`],
                ['Kind', now.kind],
                ['Value', wholeId(now.value)],
                ['Emitter', wholeId(now.emitter)],
                ['Key', wholeId(now.factKey)],
                ['Block', h('div', {}, h('div', {}, block(now.chain, now.height)), wholeId(now.blockHash))],
                ['Transaction', wholeId(now.transaction) ?? 'none: it is state'],
                ['Event id', wholeId(now.key)],
                ['Caused by message', wholeId(now.cause)],
                ['Lamport time', now.lamport ? count(now.lamport) : null],
                ['Judged', now.at ? moment(now.at) : null],
            ]),
            proofButton(now.key),
        );
    }
    update(row);
    return { element: box, update };
}

/** The proof is long: it is read when asked for. */
function proofButton(id) {
    const box = h('div', {});
    const button = h('button', { type: 'button', class: 'plain' }, 'Read the event with its proof');
    button.addEventListener('click', async () => {
        const { value, problem } = await read(`/v1/events/${id}`);
        box.replaceChildren(problem ? problemNote(problem) : h('pre', { tabindex: '0' }, JSON.stringify(value.event ?? value, null, 2)));
    });
    box.append(button);
    return box;
}
