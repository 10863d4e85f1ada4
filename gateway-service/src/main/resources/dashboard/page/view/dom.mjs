// Elements in one call: h('p', {class: 'x', on: {click: f}}, 'text', child). Text is always text, never markup.
const SVG = 'http://www.w3.org/2000/svg';

export function h(tag, attributes = {}, ...children) {
    return built(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
    return built(document.createElementNS(SVG, tag), attributes, children);
}

function built(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (name === 'on') {
            Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(name, value === true ? '' : value);
        }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

/** Sets an attribute only where it differs: the browser then has nothing to do. */
export function set(element, name, value) {
    if (element.getAttribute(name) !== String(value)) {
        element.setAttribute(name, value);
    }
}

export function setText(element, text) {
    if (element.textContent !== String(text)) {
        element.textContent = text;
    }
}

export function byId(id) {
    return document.getElementById(id);
}
