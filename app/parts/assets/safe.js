// Quick exit: one press, or Shift three times within five seconds, blanks the page and replaces it.
// Inner links and searches replace instead of push, so that the history keeps one entry of this site.
(function () {
  var d = document, exit = d.querySelector('.keluar'), presses = [];
  function go(url) { location.replace(url); }
  function leave() {
    d.documentElement.style.display = 'none';
    d.title = '\u00a0';
    go(exit.href);
  }
  if (!exit) return;
  exit.addEventListener('click', function (e) { e.preventDefault(); leave(); });
  d.addEventListener('keyup', function (e) {
    if (e.key !== 'Shift') { presses = []; return; }
    var now = Date.now();
    presses = presses.filter(function (t) { return now - t < 5000; }).concat(now);
    if (presses.length > 2) leave();
  });
  d.addEventListener('click', function (e) {
    var a = e.target.closest && e.target.closest('a[href]');
    if (!a || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    if (a.hasAttribute('data-stage') && d.querySelector('[data-testid=stApp]')) return;
    if (a.hasAttribute('download') || a.target === '_blank') return;
    var url = new URL(a.href, location.href);
    if (url.origin !== location.origin) return;
    e.preventDefault();
    go(url.href);
  });
  d.addEventListener('submit', function (e) {
    var f = e.target;
    if (f.method !== 'get') return;
    e.preventDefault();
    go(f.action + '?' + new URLSearchParams(new FormData(f)));
  });
})();
