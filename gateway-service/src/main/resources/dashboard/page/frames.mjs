// Draws what changed, in animation frames, each part at most so many times a second: at 50 orders a second the parts are
// drawn as often as at 5. Hidden pages draw nothing; what they hold is bounded.

/** @param request requestAnimationFrame; @param clock milliseconds that only grow */
export function createFrames(request, clock) {
    const parts = [];
    let asked = false;

    function frame() {
        asked = false;
        const now = clock();
        for (const part of parts) {
            if (part.dirty && now >= part.notBefore) {
                part.dirty = false;
                part.notBefore = now + part.everyMillis;
                part.paint();
            }
        }
        if (parts.some((part) => part.dirty)) {
            ask();
        }
    }

    function ask() {
        if (!asked) {
            asked = true;
            request(frame);
        }
    }

    /** Gives the function that says the part has changed. */
    function part(paint, perSecondMax) {
        const one = { paint, everyMillis: 1_000 / perSecondMax, notBefore: 0, dirty: false };
        parts.push(one);
        return () => {
            one.dirty = true;
            ask();
        };
    }

    return { part };
}
