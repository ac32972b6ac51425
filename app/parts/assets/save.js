// The button that keeps some pages for reading without a network, and the one that removes them. Nothing is kept before the press.
(function () {
  var d = document, n = navigator.serviceWorker, box = d.getElementById('simpanan'), b = box.querySelectorAll('button');
  if (!n || !window.caches) return;
  function show() {
    n.getRegistration('/ringan/').then(function (r) { box.className = r && r.active ? 'ada' : 'belum'; b[0].disabled = false; });
  }
  b[0].onclick = function () {
    this.disabled = true;
    n.register(box.dataset.dari, {scope: '/ringan/'}).then(function (r) { (r.installing || r).onstatechange = show; }, show);
  };
  b[1].onclick = function () {
    caches.keys().then(function (k) {
      return Promise.all(k.map(function (c) { return caches.delete(c); }));
    }).then(function () { return n.getRegistration('/ringan/'); }).then(function (r) { return r && r.unregister(); }).then(show);
  };
  show();
})();
