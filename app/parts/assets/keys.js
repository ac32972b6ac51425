// The slash goes to the search field, arrows go through what was found.
(function () {
  var d = document;
  function field() { return d.querySelector('.cari input,[data-testid=stTextInput] input'); }
  d.addEventListener('keydown', function (e) {
    var at = e.target, f = field(), to = d.querySelector('a[data-cari]');
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === '/' && !/INPUT|TEXTAREA|SELECT/.test(at.tagName)) {
      e.preventDefault();
      if (f) f.focus(); else if (to) location.replace(to.href + '#ketik');
    }
    var step = {ArrowDown: 1, ArrowUp: -1}[e.key], all = d.querySelectorAll('.hasil a'), now = [].indexOf.call(all, at);
    if (!step || !all.length || (at !== f && now < 0)) return;
    e.preventDefault();
    (all[now + step] || f).focus();
  });
  if (location.hash === '#ketik' && field()) field().focus();
})();
