// Before the first paint, so that a chosen theme does not flash. Not a module: modules run later.
(function chosenTheme() {
    let chosen = null;
    try {
        chosen = localStorage.getItem('causality.theme');
    } catch {
        // Storage is refused; the system's theme it is.
    }
    if (chosen === 'light' || chosen === 'dark') {
        document.documentElement.dataset.theme = chosen;
    }
})();
