// A live table that can be read while it changes: rows are updated in place; while the pointer is on it, the keyboard in it
// or a row open, no row moves, and what came meanwhile is counted and shown on request.
import { count } from '../words.mjs';
import { h, setText } from './dom.mjs';

const AGES_MILLIS = 1_000;

/**
 * @param columns [{title, cell(row, now) → node or text, live: it tells an age, drawn again each second}]
 * @param detail (row) → {element, update(row)} for the opened row
 * @param empty what will appear here
 * @returns {element, show(rows, now), open(key), release()}; rows are newest first, each with key and rev
 */
export function createTable({ name, columns, rowsMax, detail, empty }) {
    const head = h('tr', { role: 'row' }, ...columns.map((column) => h('th', { scope: 'col', role: 'columnheader' }, column.title)));
    const body = h('tbody', { role: 'rowgroup' });
    const table = h('table', { role: 'table', 'aria-label': name }, h('thead', { role: 'rowgroup' }, head), body);
    const nothing = h('p', { class: 'empty' }, empty);
    const held = h('button', { type: 'button', class: 'held', hidden: true, on: { click: release } });
    const foot = h('p', { class: 'foot quiet' });
    const element = h('div', { class: 'live' }, held, h('div', { class: 'scroll' }, table), nothing, foot);

    const drawn = new Map();
    let order = [];
    let latest = { rows: [], now: 0 };
    let agesAt = 0;
    let opened = null;
    let wanted = null;
    let pointer = false;
    body.addEventListener('pointerenter', (event) => (pointer = event.pointerType === 'mouse'));
    body.addEventListener('pointerleave', () => {
        pointer = false;
        show(latest.rows, latest.now);
    });

    function isHeld() {
        return drawn.size > 0 && (pointer || opened !== null || body.querySelector(':focus-visible') !== null);
    }

    function show(rows, now) {
        latest = { rows, now };
        const byKey = new Map(rows.map((row) => [row.key, row]));
        const top = rows.slice(0, rowsMax);
        const shown = isHeld() ? order.map((key) => byKey.get(key) ?? drawn.get(key).row) : top;
        const waiting = isHeld() ? top.filter((row) => !drawn.has(row.key)).length : 0;
        reconcile(shown, now);
        order = shown.map((row) => row.key);
        held.hidden = waiting === 0;
        setText(held, `Held while you read: ${waiting >= rowsMax ? `${count(waiting)} or more` : count(waiting)} newer. Show them`);
        nothing.hidden = rows.length > 0;
        table.hidden = rows.length === 0;
        setText(foot, rows.length > shown.length ? `${count(shown.length)} of the ${count(rows.length)} this page holds` : '');
        if (wanted !== null && drawn.has(wanted)) {
            const key = wanted;
            wanted = null;
            openRow(key);
        }
    }

    function reconcile(rows, now) {
        const keys = new Set(rows.map((row) => row.key));
        for (const [key, each] of drawn) {
            if (!keys.has(key)) {
                each.line.remove();
                drawn.delete(key);
            }
        }
        const ages = now - agesAt >= AGES_MILLIS;
        agesAt = ages ? now : agesAt;
        let place = body.firstElementChild;
        for (const row of rows) {
            const line = lineOf(row, now, ages);
            if (line === place) {
                place = place.nextElementSibling;
            } else {
                body.insertBefore(line, place);
            }
            if (place?.classList.contains('detail')) {
                place = place.nextElementSibling;
            }
        }
    }

    function lineOf(row, now, ages) {
        const known = drawn.get(row.key);
        if (!known) {
            const line = h('tr', { role: 'row', class: 'row' }, ...columns.map((column) => cellOf(column, row, now)));
            line.addEventListener('click', (event) => onClick(event, row.key));
            drawn.set(row.key, { line, row, detail: null });
            return line;
        }
        const changed = known.row.rev !== row.rev;
        columns.forEach((column, i) => {
            if (changed || (ages && column.live)) {
                holder(known.line, i).replaceChildren(column.cell(row, now));
            }
        });
        known.row = row;
        known.line.classList.toggle('stale', Boolean(row.stale));
        if (changed && opened?.key === row.key) {
            opened.detail.update(row);
        }
        return known.line;
    }

    function cellOf(column, row, now) {
        const shown = column.cell(row, now);
        return h('td', { role: 'cell', 'data-label': column.title }, column === columns[0] ? opener(shown) : shown);
    }

    /** The first column opens the row: a button, so that the keyboard reaches it. It stays, so that it keeps the focus. */
    function opener(shown) {
        return h('button', { type: 'button', class: 'opener', 'aria-expanded': 'false' }, shown);
    }

    function holder(line, i) {
        return i === 0 ? line.querySelector('.opener') : line.children[i];
    }

    function onClick(event, key) {
        if (document.getSelection()?.toString() && !event.target.closest('button')) {
            return;
        }
        if (opened?.key === key) {
            close();
        } else {
            openRow(key);
        }
    }

    function openRow(key) {
        close();
        const { line, row } = drawn.get(key);
        const made = detail(row);
        const cell = h('td', { colspan: String(columns.length), role: 'cell' }, made.element);
        const below = h('tr', { role: 'row', class: 'detail' }, cell);
        line.after(below);
        line.classList.add('open');
        opened = { key, detail: made, line, below };
        expanded(line, true);
    }

    function close() {
        if (opened !== null) {
            opened.below.remove();
            opened.line.classList.remove('open');
            expanded(opened.line, false);
            opened = null;
        }
    }

    function release() {
        close();
        pointer = false;
        if (body.contains(document.activeElement)) {
            document.activeElement.blur();
        }
        show(latest.rows, latest.now);
    }

    /** Opens a row, now or as soon as it is drawn. */
    function open(key) {
        if (!drawn.has(key)) {
            release();
        }
        wanted = key;
        show(latest.rows, latest.now);
    }

    return { element, show, open, release };
}

function expanded(line, isOpen) {
    line.querySelector('.opener')?.setAttribute('aria-expanded', String(isOpen));
}
