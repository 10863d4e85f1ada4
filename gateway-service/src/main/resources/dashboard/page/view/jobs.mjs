// Computations: which step of which lineage, whose, how far.
import { JOB_ROWS_MAX } from '../limits.mjs';
import { count, plural, shortId } from '../words.mjs';
import { h } from './dom.mjs';
import { staleMark } from './orders.mjs';
import { badge, changeLine, facts, historyList, since, wholeId } from './pieces.mjs';
import { createTable } from './table.mjs';

const EMPTY = 'Computations will appear here when operators declare an intent: who won the step, how its proof comes along, when it settles.';

/** @param nameOf (operator key) → short name */
export function createJobs({ nameOf, openOrder }) {
    const lineages = h('ul', { class: 'lineages' });
    const table = createTable({
        name: 'Computations',
        rowsMax: JOB_ROWS_MAX,
        empty: EMPTY,
        columns: [
            { title: 'Step', cell: (row) => h('code', { class: 'id' }, row.slot ? `${count(row.slot.index)} of ${shortId(row.slot.lineage)}` : shortId(row.key)) },
            { title: 'Status', cell: (row) => h('span', {}, badge(row.status), row.stale ? staleMark() : '') },
            { title: 'Operator', cell: (row) => (row.operator ? nameOf(row.operator) : '–') },
            { title: 'Reason', cell: (row) => h('span', { class: 'code' }, row.reason ?? '–') },
            { title: 'Since (UTC)', cell: (row, now) => since(row.at, now), live: true },
        ],
        detail: (row) => jobDetail(row, { nameOf, openOrder }),
    });
    const element = h('div', {}, lineages, table.element);

    function showLineages(rows) {
        lineages.replaceChildren(
            ...rows.map((row) =>
                h('li', {}, 'Lineage ', h('code', { title: row.key }, shortId(row.key)), ` counts ${plural(Number(row.steps), 'step')}`, row.back ? h('span', { class: 'tag' }, 'moved back') : '', h('span', { class: 'quiet' }, ` root ${shortId(row.root)}`)),
            ),
        );
    }

    return { element, show: table.show, showLineages };
}

function jobDetail(row, { nameOf, openOrder }) {
    const box = h('div', { class: 'why' });
    function update(now) {
        box.replaceChildren(
            facts([
                ['Job', wholeId(now.jobId)],
                ['Lineage', wholeId(now.slot?.lineage)],
                ['Rests on output', wholeId(now.slot?.parentOutput)],
                ['Operator', now.operator ? h('div', {}, h('div', {}, nameOf(now.operator)), wholeId(now.operator)) : null],
                ['Orders', now.orders.length ? h('ul', { class: 'ids' }, ...now.orders.map((id) => h('li', {}, orderLink(id, openOrder)))) : 'none told'],
            ]),
            h('h4', {}, 'Events, newest last'),
            historyList(now.history, (step) => [...changeLine(step), h('span', { class: 'quiet' }, `${step.event}${step.transaction ? ` · transaction ${shortId(step.transaction)}` : ''}`)]),
        );
    }
    update(row);
    return { element: box, update };
}

function orderLink(id, openOrder) {
    const button = h('button', { type: 'button', class: 'link', title: id }, h('code', {}, shortId(id)));
    button.addEventListener('click', () => openOrder(id));
    return button;
}
