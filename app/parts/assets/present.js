// Presents the slides: one at a time, fitted to the screen, by keys, clicker, buttons or thumb; nothing is kept.
// A window with the notes follows by a channel of the browser's own; each of both can lead.
(function () {
  var d = document, b = d.body, all = [].slice.call(d.querySelectorAll('.salindia')), bar = d.querySelector('.kendali');
  var notes = b.classList.contains('jendela'), at = 0, seconds = 0, ticking = 0, planned = '', x = null;
  if (!bar || !all.length) return;
  var channel = window.BroadcastChannel ? new BroadcastChannel(b.dataset.kanal) : null;
  function $(name) { return d.querySelector(name); }
  function fit(s) {
    var inner = s.querySelector('.isi-salindia'), size;
    if (!inner) return;
    for (size = Math.min(s.classList.contains('chart') ? 40 : 64, Math.max(24, innerWidth / 19)); size >= 16; size -= 2) {
      inner.style.fontSize = size + 'px';
      if (inner.scrollHeight <= inner.clientHeight + 1) return;
    }
  }
  function clock() { return Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2); }
  function told() {
    $('.jam').textContent = clock();
    $('.rencana').textContent = planned ? '(' + planned + ')' : '';
  }
  function send() { if (channel) channel.postMessage({at: at, seconds: seconds, ticking: !!ticking}); }
  function show(n, quiet) {
    at = Math.max(0, Math.min(all.length - 1, n));
    all.forEach(function (s, i) { s.hidden = i !== at; });
    b.classList.remove('hitam');
    b.classList.toggle('akhir', at === all.length - 1);
    planned = '';
    all.slice(0, at + 1).forEach(function (s) { planned = s.dataset.rencana || planned; });
    var words = b.dataset.nomor.replace('{n}', at + 1).replace('{m}', all.length);
    $('.nomor').textContent = (at + 1) + ' / ' + all.length;
    $('.kata').textContent = words + '. ' + all[at].querySelector('h1,h2').textContent;
    if (!notes) {
      $('.garis-maju div').style.width = 100 * (at + 1) / all.length + '%';
      try { history.replaceState(null, '', '?salindia=' + (at + 1)); } catch (e) { /* a file without an address */ }
      fit(all[at]);
    }
    told();
    if (!quiet) send();
  }
  function time(run) {
    clearInterval(ticking);
    ticking = run ? setInterval(function () { seconds += 1; told(); }, 1000) : 0;
  }
  var press = {
    maju: function () { show(at + 1); },
    mundur: function () { show(at - 1); },
    waktu: function () { time(!ticking); send(); },
    catatan: function () {
      var open = all[at].querySelector('.catatan').hidden;
      d.querySelectorAll('.catatan').forEach(function (c) { c.hidden = !open; });
      fit(all[at]);
    },
    penuh: function () { if (d.fullscreenElement) d.exitFullscreen(); else d.documentElement.requestFullscreen(); }
  };
  // Esc undoes one thing: the black screen, else full screen (the browser does that by itself, too), else it goes back.
  function leave() {
    if (b.classList.contains('hitam')) b.classList.remove('hitam');
    else if (d.fullscreenElement) d.exitFullscreen();
    else if (!notes) $('[data-selesai]').click();
  }
  var keys = {
    ArrowRight: 'maju', ArrowDown: 'maju', PageDown: 'maju', ' ': 'maju', ArrowLeft: 'mundur', ArrowUp: 'mundur',
    PageUp: 'mundur', Backspace: 'mundur', n: 'catatan', f: 'penuh', t: 'waktu'
  };
  d.addEventListener('keydown', function (e) {
    var key = e.key.length === 1 ? e.key.toLowerCase() : e.key, on = e.target.closest('button,a,summary');
    if (e.ctrlKey || e.altKey || e.metaKey || (on && (key === ' ' || key === 'Enter'))) return;
    if (key === 'Home') show(0);
    else if (key === 'End') show(all.length - 1);
    else if (key === 'b' || key === '.') b.classList.toggle('hitam');
    else if (key === 'Escape') leave();
    else if (keys[key] && !(notes && (key === 'n' || key === 'f'))) press[keys[key]]();
    else return;
    e.preventDefault();
  });
  bar.addEventListener('click', function (e) {
    var button = e.target.closest('[data-tekan]');
    if (button) press[button.dataset.tekan]();
  });
  d.addEventListener('touchstart', function (e) { x = e.touches.length === 1 ? e.touches[0].clientX : null; }, {passive: true});
  d.addEventListener('touchend', function (e) {
    var way = x === null ? 0 : e.changedTouches[0].clientX - x;
    if (Math.abs(way) > 60) show(at + (way < 0 ? 1 : -1));
  });
  addEventListener('resize', function () { if (!notes) fit(all[at]); });
  if (channel) channel.onmessage = function (e) {
    if (e.data === 'di mana?') { if (!notes) send(); return; }
    seconds = e.data.seconds;
    if (!!ticking !== e.data.ticking) time(e.data.ticking);
    show(e.data.at, true);
  };
  b.classList.add('tayang');
  bar.hidden = false;
  show((parseInt(new URLSearchParams(location.search).get('salindia'), 10) || 1) - 1, true);
  if (notes && channel) channel.postMessage('di mana?');
})();
