// The causal diagram: draws what causal/layout.mjs worked out. Elements are kept by id, so that a new message costs a new
// message and not a new picture. A picked message holds the picture still until it is let go.
import { layout } from '../causal/layout.mjs';
import { KINDS } from '../causal/kinds.mjs';
import { neighbour, reach } from '../causal/reach.mjs';
import { count, plural, shortId } from '../words.mjs';
import { h, set, setText, svg } from './dom.mjs';

const PAD = 34;
const FOLLOW_SLACK = 48;

const SHAPES = {
    circle: () => svg('circle', { r: 7 }),
    cross: () => svg('path', { d: 'M-6-6 6 6M6-6-6 6', class: 'stroked' }),
    diamond: () => svg('path', { d: 'M0-9 9 0 0 9-9 0Z' }),
    triangle: () => svg('path', { d: 'M0-8 8 6.5H-8Z' }),
    square: () => svg('path', { d: 'M-6.5-6.5H6.5V6.5H-6.5Z' }),
    ring: () => svg('circle', { r: 5.5, class: 'stroked' }),
    dot: () => svg('circle', { r: 4 }),
};

/** @param onPick called with a message, or null when it is let go */
export function createDiagram({ onPick }) {
    const edgeLayer = svg('g', { class: 'edges' });
    const nodeLayer = svg('g', { class: 'nodes' });
    const laneLayer = svg('g', { class: 'lanes' });
    const tickLayer = svg('g', { class: 'ticks' });
    const picture = svg('svg', { role: 'group', 'aria-label': 'Messages by operator and Lamport time' }, tickLayer, laneLayer, edgeLayer, nodeLayer);
    const scroller = h('div', { class: 'scroller', tabindex: '-1' }, picture);
    const labels = h('div', { class: 'lane-labels', 'aria-hidden': 'true' });
    const held = h('button', { type: 'button', class: 'held', hidden: true, on: { click: goOn } });
    const empty = h('p', { class: 'empty' }, 'Every message that is delivered here will appear at its Lamport time, in the lane of the operator who said it, with lines back to what it rests on.');
    const element = h('div', { class: 'diagram' }, held, h('div', { class: 'canvas' }, labels, scroller), legend(), empty);

    const nodes = new Map();
    const edges = new Map();
    let drawn = layout([], []);
    let offered = { messages: [], operators: [] };
    let picked = null;
    let follows = true;
    let placedAt = 0;

    scroller.addEventListener('scroll', () => {
        if (scroller.scrollLeft !== placedAt) {
            follows = scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - FOLLOW_SLACK;
            paintHeld();
        }
    });
    picture.addEventListener('keydown', onKey);

    function show(messages, operators) {
        offered = { messages, operators };
        if (picked === null && follows) {
            draw();
        }
        paintHeld();
        return drawn;
    }

    function draw() {
        drawn = layout(offered.messages, offered.operators, drawn.columns, scroller.clientWidth - 2 * PAD);
        empty.hidden = offered.messages.length > 0;
        const width = Math.max(drawn.right - drawn.left + 2 * PAD, scroller.clientWidth);
        set(picture, 'width', width);
        set(picture, 'height', drawn.height);
        set(picture, 'viewBox', `${drawn.left - PAD} 0 ${width} ${drawn.height}`);
        drawFrame(width);
        drawEdges();
        drawNodes();
        scroller.scrollLeft = scroller.scrollWidth;
        placedAt = scroller.scrollLeft;
    }

    function drawFrame(width) {
        const from = drawn.left - PAD;
        laneLayer.replaceChildren(...drawn.lanes.map(({ y }) => svg('line', { x1: from, x2: from + width, y1: y, y2: y })));
        tickLayer.replaceChildren(
            ...drawn.ticks.flatMap(({ x, lamport }) => [
                svg('line', { x1: x, x2: x, y1: 22, y2: drawn.height }),
                svg('text', { x, y: 15 }, count(lamport)),
            ]),
        );
        labels.replaceChildren(...drawn.lanes.map(({ name }) => h('span', { title: name }, name)));
    }

    function drawEdges() {
        keep(edges, drawn.edges, (edge) => edge.key, edgeLayer, (edge) => svg('path', { class: edge.kind }), (path, edge) => {
            set(path, 'd', curve(edge, drawn.step));
        });
    }

    function drawNodes() {
        keep(nodes, drawn.nodes, (node) => node.message.id, nodeLayer, nodeElement, (group, node) => {
            set(group, 'transform', `translate(${node.x} ${node.y})`);
            group.classList.toggle('head', node.isHead);
        });
        const focusable = picked?.id ?? drawn.nodes.at(-1)?.message.id;
        nodes.forEach((group, id) => set(group, 'tabindex', id === focusable ? '0' : '-1'));
    }

    function nodeElement(node) {
        const { message, kind } = node;
        const name = `${message.type} of ${message.operator ?? 'an operator not certified'} at Lamport time ${message.lamport}`;
        const group = svg(
            'g',
            { class: 'node', role: 'button', 'aria-label': name, 'data-family': kind.family, 'data-id': message.id },
            svg('title', {}, `${name}\n${shortId(message.id)}`),
            svg('circle', { r: 13, class: 'target' }),
            svg('circle', { r: 11, class: 'halo' }),
            SHAPES[kind.shape](),
        );
        group.classList.toggle('was-held', Number(message.heldBackMillis ?? 0) > 0);
        group.addEventListener('click', () => pick(message.id));
        return group;
    }

    function pick(id) {
        const node = drawn.nodes.find((each) => each.message.id === id);
        if (!node) {
            return false;
        }
        const { past, future } = reach(drawn.nodes.map((each) => each.message), id);
        picked = { id, past: past.size, future: future.size, others: drawn.nodes.length - 1 - past.size - future.size };
        picture.classList.add('has-pick');
        nodes.forEach((group, each) => {
            group.classList.toggle('picked', each === id);
            group.classList.toggle('past', past.has(each));
            group.classList.toggle('future', future.has(each));
            set(group, 'tabindex', each === id ? '0' : '-1');
        });
        const near = (each) => each === id || past.has(each);
        const after = (each) => each === id || future.has(each);
        drawn.edges.forEach((edge) => {
            const [from, to] = [edge.from.message.id, edge.to.message.id];
            edges.get(edge.key).classList.toggle('past', near(from) && near(to));
            edges.get(edge.key).classList.toggle('future', after(from) && after(to));
        });
        nodes.get(id).focus({ preventScroll: true });
        reveal(node.x);
        paintHeld();
        onPick(node.message, picked);
        return true;
    }

    function reveal(x) {
        const at = x - drawn.left + PAD;
        const view = [scroller.scrollLeft + PAD, scroller.scrollLeft + scroller.clientWidth - PAD];
        if (at < view[0] || at > view[1]) {
            scroller.scrollLeft = at - scroller.clientWidth / 2;
        }
        placedAt = scroller.scrollLeft;
    }

    function goOn() {
        letGo();
        follows = true;
        draw();
        paintHeld();
    }

    function letGo() {
        if (picked !== null) {
            picked = null;
            picture.classList.remove('has-pick');
            const marks = ['picked', 'past', 'future'];
            nodes.forEach((group) => group.classList.remove(...marks));
            edges.forEach((path) => path.classList.remove(...marks));
            onPick(null, null);
        }
    }

    function paintHeld() {
        const isHeld = picked !== null || !follows;
        const known = new Set(drawn.nodes.map((node) => node.message.id));
        const newer = isHeld ? offered.messages.filter((message) => !known.has(message.id)).length : 0;
        held.hidden = !isHeld;
        const all = newer >= offered.messages.length && newer > 0;
        setText(held, `Held while you look${newer > 0 ? `: ${all ? `${count(newer)} or more` : count(newer)} newer` : ''}. Go on`);
    }

    function onKey(event) {
        const id = event.target.closest?.('.node')?.dataset.id;
        if (!id) {
            return;
        }
        if (event.key.startsWith('Arrow')) {
            const next = neighbour(drawn.nodes, id, event.key);
            if (next) {
                pick(next.message.id);
            }
            event.preventDefault();
        } else if (event.key === 'Enter' || event.key === ' ') {
            pick(id);
            event.preventDefault();
        } else if (event.key === 'Escape') {
            goOn();
        }
    }

    function redraw() {
        if (picked === null && follows) {
            draw();
        }
    }

    return { element, show, pick, goOn, redraw };
}

/** Makes, changes and removes elements so that there is one per item. */
function keep(elements, items, keyOf, layer, make, change) {
    const keys = new Set(items.map(keyOf));
    for (const [key, element] of elements) {
        if (!keys.has(key)) {
            element.remove();
            elements.delete(key);
        }
    }
    for (const item of items) {
        const key = keyOf(item);
        let element = elements.get(key);
        if (!element) {
            element = make(item);
            elements.set(key, element);
            layer.append(element);
        }
        change(element, item);
    }
}

/** To the own message before straight along the lane, to another of the lane in an arc above it, to another lane in an S. */
function curve({ from, to, kind }, step) {
    const width = to.x - from.x;
    if (from.y !== to.y) {
        const bend = Math.max(width / 2, 12);
        return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
    }
    const lift = kind === 'previous' || width <= step ? 0 : Math.min(26, 8 + width / 14);
    return `M${from.x} ${from.y}Q${from.x + width / 2} ${from.y - 2 * lift} ${to.x} ${to.y}`;
}

function legend() {
    const kinds = KINDS.map(({ family, shape, word }) =>
        h('li', {}, mark(family, shape), word),
    );
    const lines = [
        ['dependency', 'depends on'],
        ['parent', 'names as parent'],
        ['previous', 'own message before'],
    ].map(([kind, word]) => h('li', {}, svg('svg', { class: 'line-mark', viewBox: '0 0 28 10', 'aria-hidden': 'true' }, svg('path', { class: kind, d: 'M1 5H27' })), word));
    const head = h('li', {}, svg('svg', { class: 'mark', viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, svg('g', { class: 'node head' }, svg('circle', { r: 11, class: 'halo' }))), 'head: nothing in view rests on it');
    return h('ul', { class: 'legend', 'aria-label': 'Signs' }, ...kinds, ...lines, head);
}

export function mark(family, shape) {
    const group = svg('g', { class: 'node', 'data-family': family }, SHAPES[shape]());
    return svg('svg', { class: 'mark', viewBox: '-11 -11 22 22', 'aria-hidden': 'true' }, group);
}

/** "24 before it, 3 after, 5 beside it" of what is in view. */
export function aroundWords(around) {
    return `${plural(around.past, 'message')} in view happened before it, ${count(around.future)} after it; ${count(around.others)} neither.`;
}
