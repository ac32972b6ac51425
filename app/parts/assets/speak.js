// Reads the page aloud, only with a voice that is on the device (no network); asks again when voices come late.
(function () {
  var d = document, s = window.speechSynthesis;
  function place() {
    var a = d.querySelector('[data-baca]'), b = d.createElement('button'), v = s.getVoices().filter(function (v) {
      return v.localService && !v.lang.indexOf(d.documentElement.lang);
    })[0];
    if (!v || !a || a.b) return;
    a.b = b;
    b.className = 'tombol';
    b.textContent = a.dataset.baca;
    b.onclick = function () {
      var c = a.cloneNode(true);
      if (s.speaking) return s.cancel();
      c.querySelectorAll('sup,.arti,.keterangan,details,button').forEach(function (x) { x.remove(); });
      c.textContent.split(/\s*\n\s*/).forEach(function (t) {
        var u = new SpeechSynthesisUtterance(t);
        u.voice = v;
        s.speak(u);
      });
    };
    a.querySelector('h1').after(b);
  }
  if (!s) return;
  s.onvoiceschanged = place;
  onpagehide = function () { s.cancel(); };
  place();
})();
