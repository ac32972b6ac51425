// Streamlit draws late and sets its own title and language: keep ours, and bring a linked heading into view.
(function () {
  var d = document, root = d.documentElement, lang = root.lang, title = d.title, found = '';
  // Streamlit notes every page and parameter in the history; the reader's history keeps one entry instead.
  history.pushState = history.replaceState.bind(history);
  // Streamlit would note the address of every page that is read in the browser's storage.
  Storage.prototype.setItem = function () {};
  try { localStorage.clear(); } catch (e) { /* closed by the browser: nothing is there */ }
  function field() { return d.querySelector('[data-testid=stTextInput] input'); }
  function keep() {
    if (root.lang !== lang) root.lang = lang;
    if (d.title !== title && d.title !== '\u00a0') d.title = title;
    var id = decodeURIComponent(location.hash.slice(1));
    if (id && id !== found) {
      var target = id === 'ketik' ? field() : d.getElementById(id);
      if (target) {
        found = id;
        if (id === 'ketik') target.focus();
        for (var up = target; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
        target.scrollIntoView();
      }
    }
  }
  // A button that is drawn anew, where its block of a plan went, keeps the keyboard.
  var pressed = '';
  function follow() {
    var place = pressed && d.activeElement === d.body && d.querySelector('.' + pressed);
    if (!place) return;
    var button = place.querySelector('button:enabled') || place.closest('[class*=st-key-blok-]').querySelector('button:enabled');
    if (button) button.focus();
  }
  d.addEventListener('keydown', function () { pressed = ''; }, true);
  d.addEventListener('pointerdown', function () { pressed = ''; }, true);
  d.addEventListener('click', function (e) {
    var place = e.target.closest && e.target.closest('[class*=st-key-blok-] .stElementContainer[class*=st-key-]');
    pressed = place ? Array.from(place.classList).find(function (name) { return name.startsWith('st-key-'); }) : '';
  });
  function keepAll() {
    keep();
    follow();
    if (window.speechSynthesis && speechSynthesis.onvoiceschanged) speechSynthesis.onvoiceschanged();
  }
  new MutationObserver(keepAll).observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['lang']});
  addEventListener('hashchange', function () { found = ''; keep(); });
  d.addEventListener('keydown', function (e) {
    if (e.key === 'Escape') d.querySelectorAll('.menu-utama[open]').forEach(function (m) { m.open = false; });
  });
  // The other language and the light edition show what stands here: the same stage, code, query and plan.
  d.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[hreflang],a.ringan');
    if (!a) return;
    var to = new URL(a.href);
    new URLSearchParams(location.search).forEach(function (value, name) { if (name !== 'lang') to.searchParams.set(name, value); });
    a.href = to;
  }, true);
  d.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[href^="#"]');
    if (!a) return;
    var target = d.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (!target) return;
    for (var up = target; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
    target.scrollIntoView();
  });
  // The next round of the quiz begins at the top, where its questions stand.
  d.addEventListener('click', function (e) {
    if (e.target.closest && e.target.closest('.st-key-kuis-lanjut button')) d.querySelector('[data-testid=stMain]').scrollTo(0, 0);
  });
  keep();
})();
